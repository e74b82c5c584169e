// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/previewer.h"

#include "models/api/error.h"
#include "models/data/batches.h"
#include "models/data/mean_image.h"
#include "models/data/split.h"
#include "models/nets/weights.h"
#include "models/training/experiment.h"
#include "models/training/noise_level_sweep.h"
#include "models/training/random.h"
#include "models/training/torch_errors.h"
#include "models/training/weights_snapshot.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
Images toImages(const torch::Tensor& tensor)
{
    const torch::Tensor plain = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    Images images;
    images.count = static_cast<int>(plain.size(0));
    images.channels = static_cast<int>(plain.size(1));
    images.height = static_cast<int>(plain.size(2));
    images.width = static_cast<int>(plain.size(3));
    const float* first = plain.data_ptr<float>();
    images.values.assign(first, first + plain.numel());
    return images;
}

double meanSquare(const Images& a, const Images& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        const double difference = double{a.values[i]} - double{b.values[i]};
        sum += difference * difference;
    }
    return sum / static_cast<double>(a.values.size());
}

void checkRequest(const PreviewRequest& request, const Dataset& dataset)
{
    if (request.indices.size() != request.amounts.size())
        throw Error(PLAYGROUND_TEXT("models", "A preview needs one amount per image."), {});
    for (const int index : request.indices) {
        if (index < 0 || index >= dataset.count)
            throw Error(PLAYGROUND_TEXT("models", "There is no image %1 in \"%2\"."),
                {std::to_string(index), dataset.name});
    }
    for (const float amount : request.amounts) {
        if (!(amount >= 0 && amount <= 1)) // nan too
            throw Error(PLAYGROUND_TEXT("models", "The amount of noise is %1; it must be in 0..1."),
                {std::to_string(amount)});
    }
}
} // namespace

struct Previewer::State {
    State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName)
        : recipe(r)
        , device(deviceFor(deviceName))
        , network(networkFor(r, *data))
        , corruption(corruptionFor(r))
        , batches(data, r.dataset.range, /*flip=*/false, device)
        , dataset(std::move(data))
    {
        network->to(device);
        network->eval();
    }

    /// One generator an image, so that an image's noise does not depend on how many stand before it.
    torch::Tensor noiseFor(const torch::Tensor& clean, const PreviewRequest& request) const
    {
        std::vector<torch::Tensor> rows;
        const std::vector<std::int64_t> one = {1, clean.size(1), clean.size(2), clean.size(3)};
        for (std::int64_t i = 0; i < clean.size(0); ++i) {
            const auto place = request.sharedNoise ? 0 : static_cast<std::uint64_t>(i);
            rows.push_back(corruption->noise(one, generatorFor(request.noiseSeed, Stream::Preview, place)));
        }
        return at::cat(rows).to(device);
    }

    void use(const std::shared_ptr<const Snapshot>& snapshot)
    {
        if (snapshot == loaded)
            return;
        const auto* weights = dynamic_cast<const WeightsSnapshot*>(snapshot.get());
        if (weights == nullptr)
            throw Error(PLAYGROUND_TEXT("models", "The snapshot does not come from a trainer."), {});
        loadWeights(*network, weights->weights(), "");
        loaded = snapshot;
    }

    /// As the trainer splits the data set, which it has checked.
    Split split() const
    {
        return splitOf(dataset->count, std::min(recipe.validationCount, dataset->count), recipe.seed);
    }

    Recipe recipe;
    torch::Device device;
    std::shared_ptr<Network> network;
    std::unique_ptr<Corruption> corruption;
    Batches batches;
    std::shared_ptr<const Dataset> dataset;
    std::shared_ptr<const Snapshot> loaded; ///< whose weights the network holds
    std::optional<NoiseLevelSweep> sweep;
    Images mean; ///< of the training images; empty until asked for
};

Previewer::Previewer(const Recipe& recipe, std::shared_ptr<const Dataset> dataset, const std::string& device)
    : m_state(convertingErrors([&] { return std::make_unique<State>(recipe, std::move(dataset), device); }))
{
}

Previewer::~Previewer() = default;

Triptych Previewer::triptych(const std::shared_ptr<const Snapshot>& snapshot, const PreviewRequest& request)
{
    State& s = *m_state;
    checkRequest(request, *s.dataset);
    return convertingErrors([&] {
        if (request.indices.empty())
            return Triptych();
        const at::NoGradGuard guard; // grad mode is thread-local: every lane guards itself
        const std::vector<std::int64_t> indices(request.indices.begin(), request.indices.end());
        const torch::Tensor clean = s.batches.gather(indices);
        const torch::Tensor amount = at::tensor(request.amounts, at::kFloat).to(s.device);
        const torch::Tensor noised = s.corruption->apply(clean, s.noiseFor(clean, request), amount);

        Triptych result;
        result.amounts = request.amounts;
        result.original = toImages(clean);
        result.noised = toImages(noised);
        if (snapshot == nullptr)
            return result;
        s.use(snapshot);
        result.step = snapshot->step();
        const torch::Tensor output = s.network->predict(noised, s.corruption->timestep(amount));
        const torch::Tensor predicted
            = s.corruption->predictedClean(s.recipe.predictionType, output, noised, amount);
        const torch::Tensor error = (predicted - clean).abs();
        result.predicted = toImages(predicted);
        result.error = toImages(error);
        result.mse = error.square().mean().item<double>();
        const double peak = s.recipe.dataset.range == "0..1" ? 1 : 2;
        result.psnr = 10 * std::log10(peak * peak / result.mse);
        return result;
    });
}

void Previewer::beginNoiseLevels(std::shared_ptr<const Snapshot> snapshot)
{
    State& s = *m_state;
    convertingErrors([&] {
        if (!s.sweep)
            s.sweep.emplace(s.recipe, s.split(), s.batches, *s.corruption);
        s.sweep->begin(std::move(snapshot));
    });
}

std::optional<NoiseLevelErrors> Previewer::stepNoiseLevels()
{
    State& s = *m_state;
    return convertingErrors([&]() -> std::optional<NoiseLevelErrors> {
        if (!s.sweep || s.sweep->snapshot() == nullptr)
            return std::nullopt;
        s.use(s.sweep->snapshot());
        return s.sweep->step(*s.network, *s.corruption);
    });
}

MeanComparison Previewer::meanComparison(
    const std::shared_ptr<const Snapshot>& snapshot, std::uint64_t noiseSeed)
{
    State& s = *m_state;
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        if (s.mean.empty())
            s.mean = meanImage(*s.dataset, s.split().training, s.recipe.dataset.range);
        s.use(snapshot);
        const std::vector<std::int64_t> shape = {1, s.mean.channels, s.mean.height, s.mean.width};
        const torch::Tensor noise
            = s.corruption->noise(shape, generatorFor(noiseSeed, Stream::Preview, 0)).to(s.device);
        const torch::Tensor amount = at::ones({1}, noise.options());
        // At amount 1 a schedule may leave a trace of the picture: the mean's, which tells nothing new.
        const torch::Tensor clean = at::tensor(s.mean.values, at::kFloat).view(shape).to(s.device);
        const torch::Tensor noised = s.corruption->apply(clean, noise, amount);
        const torch::Tensor output = s.network->predict(noised, s.corruption->timestep(amount));
        MeanComparison result;
        result.step = snapshot->step();
        result.predicted
            = toImages(s.corruption->predictedClean(s.recipe.predictionType, output, noised, amount));
        result.mean = s.mean;
        result.mse = meanSquare(result.predicted, result.mean);
        return result;
    });
}

NoiseCurve Previewer::noiseCurve()
{
    State& s = *m_state;
    return convertingErrors([&] {
        const auto [clean, noise] = s.corruption->shares(at::linspace(0, 1, NoiseCurve::size));
        NoiseCurve curve;
        curve.clean.assign(clean.data_ptr<float>(), clean.data_ptr<float>() + clean.numel());
        curve.noise.assign(noise.data_ptr<float>(), noise.data_ptr<float>() + noise.numel());
        curve.uniformNoise = s.corruption->uniformNoise();
        curve.timesteps = static_cast<int>(s.corruption->numTrainTimesteps());
        return curve;
    });
}

} // namespace playground
