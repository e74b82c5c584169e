// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/previewer.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/training_set_comparison.h"
#include "models/api/value_range.h"
#include "models/data/batches.h"
#include "models/data/mean_image.h"
#include "models/data/split.h"
#include "models/data/vae_codec.h"
#include "models/diffusion/noise_schedule.h"
#include "models/nets/vae.h"
#include "models/preview/clean_image.h"
#include "models/preview/noise_level_sweep.h"
#include "models/recipes/class_labels.h"
#include "models/recipes/experiment.h"
#include "models/runs/snapshot_network.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/random.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace playground
{

namespace
{
/// Shows the first three latent channels as red, green and blue (greyscale: only one), in the size and range
/// of the images. Three standard deviations from zero map to the ends of the range.
ImageBatch latentPictures(
    const torch::Tensor& latent, const torch::Tensor& pictures, const std::string& range)
{
    const torch::Tensor channels
        = at::arange(pictures.size(1), at::TensorOptions(at::kLong).device(latent.device()))
              .clamp_max(latent.size(1) - 1);
    const torch::Tensor scaled = (latent / (3 * latent.std()).clamp_min(1e-6)).clamp(-1, 1);
    const torch::Tensor inRange = range == "0..1" ? (scaled + 1) / 2 : scaled;
    return toImages(
        at::upsample_nearest2d(inRange.index_select(1, channels), {pictures.size(2), pictures.size(3)}));
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
        if (!(amount >= 0 && amount <= 1)) // also rejects NaN
            throw Error(PLAYGROUND_TEXT("models", "The amount of noise is %1; it must be in 0..1."),
                {std::to_string(amount)});
    }
}
} // namespace

struct Previewer::State {
    State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName)
        : recipe(r)
        , device(deviceFor(deviceName))
        , network(r, *data, device)
        , corruption(buildCorruption(r))
        , batches(data, r.dataset.range, /*flip=*/false, device)
        , dataset(std::move(data))
    {
    }

    /// One generator per image, so that an image's noise does not depend on the number of images before it.
    /// `first` separates the noise of different purposes.
    torch::Tensor noiseFor(
        const torch::Tensor& clean, const PreviewRequest& request, std::uint64_t first = 0) const
    {
        std::vector<torch::Tensor> rows;
        const std::vector<std::int64_t> one = {1, clean.size(1), clean.size(2), clean.size(3)};
        for (std::int64_t i = 0; i < clean.size(0); ++i) {
            const auto place = first + (request.sharedNoise ? 0 : static_cast<std::uint64_t>(i));
            rows.push_back(
                corruption->noise(one, generatorFor(request.noiseSeed, RandomPurpose::Preview, place)));
        }
        return at::cat(rows).to(device);
    }

    /// For display: latents are decoded.
    ImageBatch shown(const torch::Tensor& seen) const { return toImages(asPictures(*dataset, seen)); }

    /// [1,C,H,W]: mean of the training images as the network sees them.
    torch::Tensor meanSeen() const
    {
        const std::vector<std::int64_t> images = split().training;
        if (!dataset->codec)
            return toTensor(meanImage(*dataset, images, recipe.dataset.range)).to(device);
        return batches.gather(images).mean(0, /*keepdim=*/true);
    }

    /// The ideal denoiser's result for pure noise. It briefly needs the whole data set as floats, so the
    /// result for the same noise is cached.
    const ImageBatch& idealAnswer(const torch::Tensor& noised, std::uint64_t noiseSeed)
    {
        if (!ideal || idealSeed != noiseSeed) {
            TrainingSetComparison insight(recipe, dataset, device.str());
            ideal = shown(toTensor(insight.idealDenoised(toImages(noised), 1)).to(device));
            idealSeed = noiseSeed;
        }
        return *ideal;
    }

    /// The trainer's split of the data set, which the trainer has validated.
    Split split() const
    {
        return splitOf(dataset->count, std::min(recipe.validationCount, dataset->count), recipe.seed);
    }

    Recipe recipe;
    torch::Device device;
    SnapshotNetwork network;
    std::unique_ptr<Corruption> corruption;
    Batches batches;
    std::shared_ptr<const Dataset> dataset;
    std::optional<NoiseLevelSweep> sweep;
    torch::Tensor mean; ///< of the training images, as the network sees them; undefined until first needed
    std::optional<ImageBatch> ideal; ///< for pure noise from idealSeed
    std::uint64_t idealSeed = 0;
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
        const at::NoGradGuard guard; // grad mode is thread-local: each lane needs its own guard
        const std::vector<std::int64_t> indices(request.indices.begin(), request.indices.end());
        const torch::Tensor clean = s.batches.gather(indices);
        const torch::Tensor amount = at::tensor(request.amounts, at::kFloat).to(s.device);
        const torch::Tensor noised = s.corruption->apply(clean, s.noiseFor(clean, request), amount);
        const torch::Tensor original = s.dataset->codec ? s.batches.pictures(indices) : clean;

        Triptych result;
        result.amounts = request.amounts;
        result.original = toImages(original);
        result.noised = s.shown(noised);
        if (s.dataset->codec)
            result.seen = toImages(noised);
        if (snapshot == nullptr)
            return result;
        result.step = snapshot->step();
        Network& network = s.network.with(snapshot);
        torch::Tensor output;
        const auto begin = std::chrono::steady_clock::now();
        if (auto* vae = dynamic_cast<Vae*>(&network)) { // predict() in two parts, to get the latent
            const torch::Tensor latent = vae->encode(noised).mean;
            result.noised = latentPictures(latent, clean, s.recipe.dataset.range);
            output = vae->decode(latent);
        } else {
            output = network.predict(
                noised, s.corruption->timestep(amount), classLabels(s.recipe, *s.dataset, indices));
        }
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        result.secondsPerImage = taken.count() / static_cast<double>(indices.size());
        const torch::Tensor predicted
            = asPictures(*s.dataset, cleanPicture(s.recipe, *s.corruption, output, noised, amount));
        const torch::Tensor error = (predicted - original).abs();
        result.predicted = toImages(predicted);
        result.error = toImages(error);
        result.mse = error.square().mean().item<double>();
        const double peak = peakValue(s.recipe);
        result.psnr = 10 * std::log10(peak * peak / result.mse);
        return result;
    });
}

bool Previewer::beginNoiseLevels(std::shared_ptr<const Snapshot> snapshot)
{
    State& s = *m_state;
    if (isAutoencoder(s.recipe))
        return false;
    convertingErrors([&] {
        if (!s.sweep)
            s.sweep.emplace(s.recipe, s.split(), s.batches, *s.corruption);
        s.sweep->begin(std::move(snapshot));
    });
    return true;
}

std::optional<NoiseLevelErrors> Previewer::stepNoiseLevels()
{
    State& s = *m_state;
    return convertingErrors([&]() -> std::optional<NoiseLevelErrors> {
        if (!s.sweep || s.sweep->snapshot() == nullptr)
            return std::nullopt;
        return s.sweep->step(s.network.with(s.sweep->snapshot()), *s.corruption);
    });
}

MeanComparison Previewer::meanComparison(
    const std::shared_ptr<const Snapshot>& snapshot, std::uint64_t noiseSeed)
{
    State& s = *m_state;
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        if (!s.mean.defined())
            s.mean = s.meanSeen();
        const torch::Tensor labels = noOrEveryClass(s.recipe);
        const std::int64_t count = labels.defined() ? labels.size(0) : 1;
        // At amount 1 a schedule may leave a trace of the image: use the mean's, which adds no information.
        const torch::Tensor clean = s.mean.expand({count, -1, -1, -1});
        const torch::Tensor noise
            = s.corruption->noise(s.mean.sizes(), generatorFor(noiseSeed, RandomPurpose::Preview, 0))
                  .to(s.device)
                  .expand_as(clean);
        const torch::Tensor amount = at::ones({count}, noise.options());
        const torch::Tensor noised = s.corruption->apply(clean, noise, amount);
        MeanComparison result;
        result.step = snapshot->step();
        if (s.recipe.predictionType == "epsilon") {
            const auto [cleanShare, noiseShare] = s.corruption->shares(amount);
            result.magnified = (noiseShare / cleanShare)[0].item<double>();
        }
        result.ideal = !(result.magnified <= MeanComparison::mostMagnified);
        if (result.ideal) {
            result.predicted = s.idealAnswer(noised.narrow(0, 0, 1), noiseSeed);
        } else {
            const torch::Tensor output
                = s.network.with(snapshot).predict(noised, s.corruption->timestep(amount), labels);
            const torch::Tensor predicted = cleanPicture(s.recipe, *s.corruption, output, noised, amount);
            result.predicted = s.shown(predicted.mean(0, /*keepdim=*/true));
        }
        result.mean = s.shown(s.mean);
        result.mse = meanSquaredError(result.predicted, result.mean);
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
        if (const NoiseSchedule* schedule = s.corruption->schedule())
            curve.schedule = {schedule->betaCurve(), schedule->alphasCumprodCurve(), schedule->snrCurve()};
        return curve;
    });
}

ForwardStep Previewer::forwardStep(const PreviewRequest& request)
{
    State& s = *m_state;
    checkRequest(request, *s.dataset);
    const NoiseSchedule* schedule = s.corruption->schedule();
    if (schedule == nullptr || request.indices.empty())
        return {};
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        constexpr std::uint64_t ownNoise = 1'000'000; // beyond every position in a row
        const std::vector<std::int64_t> indices(request.indices.begin(), request.indices.end());
        const torch::Tensor clean = s.batches.gather(indices);
        const torch::Tensor amount = at::full({clean.size(0)}, request.amounts.front(), at::kFloat);
        const torch::Tensor t = s.corruption->timestep(amount);
        ForwardStep step;
        step.timestep = static_cast<int>(t[0].item<std::int64_t>());
        step.beta = schedule->betas()[step.timestep].item<float>();
        const torch::Tensor previous
            = step.timestep == 0 ? clean : schedule->addNoise(clean, s.noiseFor(clean, request), t - 1);
        const torch::Tensor noise = s.noiseFor(clean, request, ownNoise);
        step.previous = s.shown(previous);
        step.noise = s.shown(noise);
        step.noised = s.shown(schedule->addOneStep(previous, noise, t));
        return step;
    });
}

} // namespace playground
