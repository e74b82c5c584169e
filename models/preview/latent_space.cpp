// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/latents.h"

#include "models/api/error.h"
#include "models/api/value_range.h"
#include "models/data/batches.h"
#include "models/nets/vae.h"
#include "models/preview/principal_axes.h"
#include "models/recipes/experiment.h"
#include "models/tensors/pictures.h"
#include "models/tensors/random.h"
#include "models/tensors/torch_errors.h"
#include "models/training/snapshot_network.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr std::size_t mapBatch = 8; // the work of about one row

const Recipe& requireAutoencoder(const Recipe& recipe)
{
    if (!isAutoencoder(recipe))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the network has no latents. Choose a recipe with an autoencoder."),
            {recipe.network.name});
    return recipe;
}

/// Up to LatentMap::most of `count` pictures, evenly.
std::vector<std::int64_t> evenly(int count)
{
    const std::int64_t shown = std::min(count, LatentMap::most);
    std::vector<std::int64_t> indices;
    for (std::int64_t i = 0; i < shown; ++i)
        indices.push_back(i * count / shown);
    return indices;
}

/// Each posterior's draw from a generator of its own: it does not depend on how many stand before it.
torch::Tensor drawOf(const Posterior& posterior, std::uint64_t seed)
{
    std::vector<torch::Tensor> draws;
    for (std::int64_t i = 0; i < posterior.mean.size(0); ++i) {
        const Posterior one{posterior.mean.narrow(0, i, 1), posterior.logvar.narrow(0, i, 1)};
        draws.push_back(one.sample(generatorFor(seed, Stream::Preview, static_cast<std::uint64_t>(i))));
    }
    return at::cat(draws);
}
} // namespace

struct LatentSpace::State {
    State(const Recipe& r, std::shared_ptr<const Dataset> dataset, const std::string& deviceName)
        : device(deviceFor(deviceName))
        , network(requireAutoencoder(r), *dataset, device)
        , batches(std::move(dataset), r.dataset.range, /*flip=*/false, device)
        , peak(peakValue(r))
    {
        const VaeConfig& fields = dynamic_cast<Vae&>(network.any()).fields();
        const Dataset& data = batches.dataset();
        shape = {0, static_cast<int>(fields.latentChannels),
            data.height / static_cast<int>(fields.sizeDivisor()),
            data.width / static_cast<int>(fields.sizeDivisor()), {}};
    }

    Vae& with(const std::shared_ptr<const Snapshot>& snapshot)
    {
        return dynamic_cast<Vae&>(network.with(snapshot));
    }

    void check(const Images& latents) const
    {
        if (latents.channels == shape.channels && latents.height == shape.height
            && latents.width == shape.width)
            return;
        const auto said = [](const Images& i) {
            return std::to_string(i.channels) + "x" + std::to_string(i.height) + "x"
                + std::to_string(i.width);
        };
        throw Error(PLAYGROUND_TEXT("models",
                        "A latent of %1 does not fit: the network's are %2. Take one that it encoded."),
            {said(latents), said(shape)});
    }

    LatentMap map() const
    {
        const torch::Tensor rows = at::cat(means);
        const PrincipalAxes found = principalAxes(rows.flatten(1));
        LatentMap map;
        map.step = mapped->step();
        map.indices.assign(mapIndices.begin(), mapIndices.end());
        map.explained = found.explained;
        const torch::Tensor deviation = found.places.std(0, /*unbiased=*/false);
        for (std::int64_t k = 0; k < 2; ++k)
            map.deviation[static_cast<std::size_t>(k)] = deviation[k].item<double>();
        for (std::int64_t i = 0; i < rows.size(0); ++i)
            map.places.push_back({found.places[i][0].item<float>(), found.places[i][1].item<float>()});
        map.mean = toImages(found.mean.view_as(rows[0]).unsqueeze(0));
        map.axes = toImages(found.axes.view({2, rows.size(1), rows.size(2), rows.size(3)}));
        return map;
    }

    torch::Device device;
    SnapshotNetwork network;
    Batches batches;
    double peak;
    Images shape; ///< of a latent; no values

    std::shared_ptr<const Snapshot> mapped; ///< of the map under way; null: none is
    std::vector<std::int64_t> mapIndices;
    std::size_t mapDone = 0;
    std::vector<torch::Tensor> means; ///< of those done, on the CPU
};

LatentSpace::LatentSpace(
    const Recipe& recipe, std::shared_ptr<const Dataset> dataset, const std::string& device)
    : m_state(convertingErrors([&] { return std::make_unique<State>(recipe, std::move(dataset), device); }))
{
}

LatentSpace::~LatentSpace() = default;

LatentRow LatentSpace::encode(const std::shared_ptr<const Snapshot>& snapshot,
    const std::vector<int>& indices, std::optional<std::uint64_t> drawSeed)
{
    State& s = *m_state;
    if (indices.empty())
        throw Error(PLAYGROUND_TEXT("models", "There are no pictures to encode. Name at least one."), {});
    return convertingErrors([&] {
        const at::NoGradGuard guard; // grad mode is thread-local: every lane guards itself
        Vae& vae = s.with(snapshot);
        const torch::Tensor clean
            = s.batches.gather(std::vector<std::int64_t>(indices.begin(), indices.end()));
        const Posterior posterior = vae.encode(clean);
        const torch::Tensor latent = drawSeed ? drawOf(posterior, *drawSeed) : posterior.mean;
        const torch::Tensor decoded = vae.decode(latent);
        const torch::Tensor error = (decoded - clean).abs();
        LatentRow row;
        row.step = snapshot->step();
        row.original = toImages(clean);
        row.mean = toImages(posterior.mean);
        row.deviation = toImages(at::exp(0.5 * posterior.logvar));
        row.latent = toImages(latent);
        row.decoded = toImages(decoded);
        row.error = toImages(error);
        row.mse = error.square().mean().item<double>();
        row.psnr = 10 * std::log10(s.peak * s.peak / row.mse);
        row.kl = posterior.kl().mean().item<double>();
        return row;
    });
}

Images LatentSpace::decode(const std::shared_ptr<const Snapshot>& snapshot, const Images& latents)
{
    State& s = *m_state;
    s.check(latents);
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        const torch::Tensor latent = toTensor(latents).to(s.device);
        if (latents.empty())
            return Images();
        return toImages(s.with(snapshot).decode(latent));
    });
}

void LatentSpace::beginMap(std::shared_ptr<const Snapshot> snapshot)
{
    State& s = *m_state;
    s.mapped = std::move(snapshot);
    s.mapIndices = evenly(s.batches.dataset().count);
    s.mapDone = 0;
    s.means.clear();
}

std::optional<LatentMap> LatentSpace::stepMap()
{
    State& s = *m_state;
    if (s.mapped == nullptr)
        return std::nullopt;
    return convertingErrors([&]() -> std::optional<LatentMap> {
        const at::NoGradGuard guard;
        const std::size_t size = std::min(mapBatch, s.mapIndices.size() - s.mapDone);
        const torch::Tensor clean = s.batches.gather(std::span(s.mapIndices).subspan(s.mapDone, size));
        s.means.push_back(s.with(s.mapped).encode(clean).mean.to(at::kCPU));
        s.mapDone += size;
        if (s.mapDone < s.mapIndices.size())
            return std::nullopt;
        LatentMap map = s.map();
        s.mapped = nullptr;
        s.means.clear();
        return map;
    });
}

double LatentSpace::mapProgress() const
{
    const State& s = *m_state;
    return s.mapIndices.empty() ? 0
                                : static_cast<double>(s.mapDone) / static_cast<double>(s.mapIndices.size());
}

} // namespace playground
