// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/latent_space.h"

#include "models/api/cancellation.h"
#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/latent_map.h"
#include "models/api/recipe.h"
#include "models/api/value_range.h"
#include "models/data/batches.h"
#include "models/latents/principal_axes.h"
#include "models/nets/vae.h"
#include "models/recipes/experiment.h"
#include "models/runs/snapshot_network.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/random.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
// Pixels per step, so that a step takes about 20 ms with a small network on one core. Larger images are
// processed one at a time.
constexpr std::int64_t pixelsEncodedAtOnce = 8 * 64 * 64;
constexpr std::int64_t pixelsOfRowAtOnce = 3 * 64 * 64; // fewer, because a row is also decoded

const Recipe& requireAutoencoder(const Recipe& recipe)
{
    if (!isAutoencoder(recipe))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the network has no latents. Choose a recipe with an autoencoder."),
            {recipe.network.name});
    return recipe;
}

/// Indices of at most LatentMap::most of `count` images, evenly spaced.
std::vector<std::int64_t> evenly(int count)
{
    const std::int64_t shown = std::min(count, LatentMap::most);
    std::vector<std::int64_t> indices;
    for (std::int64_t i = 0; i < shown; ++i)
        indices.push_back(i * count / shown);
    return indices;
}

/// One sample per posterior, each from its own generator, so that it does not depend on the number of images
/// before it. `place`: row position of the first one.
torch::Tensor drawOf(const Posterior& posterior, std::uint64_t seed, std::size_t place)
{
    std::vector<torch::Tensor> draws;
    for (std::int64_t i = 0; i < posterior.mean.size(0); ++i) {
        const Posterior one{posterior.mean.narrow(0, i, 1), posterior.logvar.narrow(0, i, 1)};
        draws.push_back(
            one.sample(generatorFor(seed, RandomPurpose::Preview, place + static_cast<std::uint64_t>(i))));
    }
    return at::cat(draws);
}

/// Appends images of the same shape.
void append(ImageBatch& images, const torch::Tensor& more)
{
    ImageBatch added = toImages(more);
    if (images.empty()) {
        images = std::move(added);
        return;
    }
    images.count += added.count;
    images.values.insert(images.values.end(), added.values.begin(), added.values.end());
}
} // namespace

struct LatentSpace::State {
    /// The row being encoded; snapshot null: none.
    struct RowWork {
        std::shared_ptr<const Snapshot> snapshot;
        std::vector<std::int64_t> indices;
        std::optional<std::uint64_t> drawSeed;
        std::size_t done = 0;
        Reconstructions row; ///< mse and kl are sums over the images so far
    };

    /// The map being computed; snapshot null: none.
    struct MapWork {
        std::shared_ptr<const Snapshot> snapshot;
        std::vector<std::int64_t> indices;
        std::size_t done = 0; ///< number of images encoded so far
        torch::Tensor means; ///< [indices, latent, h, w] on the CPU, filled so far
        std::optional<PrincipalAxesSearch> search; ///< set once all means are computed
    };

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

    void check(const ImageBatch& latents) const
    {
        if (latents.channels == shape.channels && latents.height == shape.height
            && latents.width == shape.width)
            return;
        const auto said = [](const ImageBatch& i) {
            return std::to_string(i.channels) + "x" + std::to_string(i.height) + "x"
                + std::to_string(i.width);
        };
        throw Error(PLAYGROUND_TEXT("models",
                        "A latent of %1 does not fit: the network's are %2. Use one that it encoded."),
            {said(latents), said(shape)});
    }

    /// Number of images in the next step, out of `left`.
    std::size_t some(std::size_t left, std::int64_t pixelsAtOnce) const
    {
        const Dataset& data = batches.dataset();
        const std::int64_t pixels = std::int64_t{data.height} * data.width;
        return std::min(left, static_cast<std::size_t>(std::max<std::int64_t>(1, pixelsAtOnce / pixels)));
    }

    void encodeSome()
    {
        Vae& vae = with(map.snapshot);
        const std::size_t size = some(map.indices.size() - map.done, pixelsEncodedAtOnce);
        const torch::Tensor means
            = vae.encode(batches.gather(std::span(map.indices).subspan(map.done, size))).mean;
        if (map.done == 0)
            map.means = at::empty({std::ssize(map.indices), means.size(1), means.size(2), means.size(3)});
        map.means.narrow(0, static_cast<std::int64_t>(map.done), means.size(0)).copy_(means);
        map.done += size;
    }

    LatentMap found() const
    {
        const PrincipalAxes axes = map.search->result();
        LatentMap result;
        result.step = map.snapshot->step();
        result.indices.assign(map.indices.begin(), map.indices.end());
        result.explained = axes.explained;
        const torch::Tensor deviation = axes.places.std(0, /*unbiased=*/false);
        for (std::int64_t k = 0; k < 2; ++k)
            result.deviation[static_cast<std::size_t>(k)] = deviation[k].item<double>();
        const auto places = axes.places.accessor<float, 2>();
        for (std::int64_t i = 0; i < places.size(0); ++i)
            result.places.push_back({places[i][0], places[i][1]});
        result.mean = toImages(axes.mean.view({1, shape.channels, shape.height, shape.width}));
        result.axes = toImages(axes.axes.view({2, shape.channels, shape.height, shape.width}));
        return result;
    }

    torch::Device device;
    SnapshotNetwork network;
    Batches batches;
    double peak;
    ImageBatch shape; ///< shape of one latent; contains no values

    RowWork row;
    MapWork map;
};

LatentSpace::LatentSpace(
    const Recipe& recipe, std::shared_ptr<const Dataset> dataset, const std::string& device)
    : m_state(convertingErrors([&] { return std::make_unique<State>(recipe, std::move(dataset), device); }))
{
}

LatentSpace::~LatentSpace() = default;

Reconstructions LatentSpace::encode(const std::shared_ptr<const Snapshot>& snapshot,
    const std::vector<int>& indices, std::optional<std::uint64_t> drawSeed)
{
    beginRow(snapshot, indices, drawSeed);
    while (true) {
        if (auto row = stepRow())
            return std::move(*row);
    }
}

void LatentSpace::beginRow(
    std::shared_ptr<const Snapshot> snapshot, std::vector<int> indices, std::optional<std::uint64_t> drawSeed)
{
    State& s = *m_state;
    s.row = {};
    if (indices.empty())
        throw Error(PLAYGROUND_TEXT("models", "There are no pictures to encode. Name at least one."), {});
    convertingErrors([&] { s.with(snapshot); }); // throws if there is no usable snapshot
    s.row.snapshot = std::move(snapshot);
    s.row.indices.assign(indices.begin(), indices.end());
    s.row.drawSeed = drawSeed;
}

std::optional<Reconstructions> LatentSpace::stepRow()
{
    State& s = *m_state;
    if (s.row.snapshot == nullptr)
        return std::nullopt;
    State::RowWork work = std::exchange(s.row, {}); // taken out, so that a failed step ends the row
    const auto step = [&]() -> std::optional<Reconstructions> {
        const at::NoGradGuard guard; // grad mode is thread-local: each lane needs its own guard
        Vae& vae = s.with(work.snapshot);
        const std::size_t size = s.some(work.indices.size() - work.done, pixelsOfRowAtOnce);
        const torch::Tensor clean = s.batches.gather(std::span(work.indices).subspan(work.done, size));
        const Posterior posterior = vae.encode(clean);
        const torch::Tensor latent
            = work.drawSeed ? drawOf(posterior, *work.drawSeed, work.done) : posterior.mean;
        const torch::Tensor decoded = vae.decode(latent);
        const torch::Tensor error = (decoded - clean).abs();
        Reconstructions& row = work.row;
        append(row.original, clean);
        append(row.mean, posterior.mean);
        append(row.deviation, at::exp(0.5 * posterior.logvar));
        append(row.latent, latent);
        append(row.decoded, decoded);
        append(row.error, error);
        row.mse += error.square().mean().item<double>() * static_cast<double>(size);
        row.kl += posterior.kl().sum().item<double>();
        work.done += size;
        if (work.done < work.indices.size()) {
            s.row = std::move(work);
            return std::nullopt;
        }
        row.step = work.snapshot->step();
        row.mse /= static_cast<double>(work.done);
        row.kl /= static_cast<double>(work.done);
        row.psnr = 10 * std::log10(s.peak * s.peak / row.mse);
        return std::move(row);
    };
    try {
        return convertingErrors(step);
    } catch (const Cancelled&) { // thrown by the network, before anything was added
        s.row = std::move(work);
        throw;
    }
}

ImageBatch LatentSpace::decode(const std::shared_ptr<const Snapshot>& snapshot, const ImageBatch& latents)
{
    State& s = *m_state;
    s.check(latents);
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        const torch::Tensor latent = toTensor(latents).to(s.device);
        if (latents.empty())
            return ImageBatch();
        return toImages(s.with(snapshot).decode(latent));
    });
}

void LatentSpace::beginMap(std::shared_ptr<const Snapshot> snapshot)
{
    State& s = *m_state;
    s.map = {};
    s.map.snapshot = std::move(snapshot);
    s.map.indices = evenly(s.batches.dataset().count);
}

std::optional<LatentMap> LatentSpace::stepMap()
{
    State& s = *m_state;
    if (s.map.snapshot == nullptr)
        return std::nullopt;
    return convertingErrors([&]() -> std::optional<LatentMap> {
        const at::NoGradGuard guard;
        if (s.map.done < s.map.indices.size()) {
            s.encodeSome();
            return std::nullopt;
        }
        if (!s.map.search)
            s.map.search.emplace(std::exchange(s.map.means, {}).flatten(1));
        else if (s.map.search->step()) {
            LatentMap map = s.found();
            s.map = {};
            return map;
        }
        return std::nullopt;
    });
}

double LatentSpace::mapProgress() const
{
    const State::MapWork& map = m_state->map;
    return map.indices.empty() ? 0 : static_cast<double>(map.done) / static_cast<double>(map.indices.size());
}

} // namespace playground
