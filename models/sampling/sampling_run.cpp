// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/sampling_run.h"

#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/sample_step.h"
#include "models/api/sampling_request.h"
#include "models/data/vae_codec.h"
#include "models/recipes/experiment.h"
#include "models/runs/snapshot_network.h"
#include "models/samplers/timestep_spacing.h"
#include "models/sampling/check_request.h"
#include "models/sampling/class_guidance.h"
#include "models/sampling/configured_sampler.h"
#include "models/sampling/step_factors.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/random.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace playground
{

struct SamplingRun::State {
    State(const Recipe& r, std::shared_ptr<const Dataset> data, std::shared_ptr<const Snapshot> weights,
        const SamplingRequest& q, const std::string& deviceName)
        : recipe(r)
        , dataset(std::move(data))
        , device(deviceFor(deviceName))
        , network(r, *dataset, device)
        , corruption(buildCorruption(r))
        , snapshot(std::move(weights))
        , request(q)
        , fitted(samplerFor(q.sampler, r))
    {
        checkRequest(request, *dataset);
        checkVariance();
        network.with(snapshot); // throws early if there are no weights
        const ImageShape seenShape = dataset->networkShape();
        sizes = {request.start.empty() ? request.count : request.start.count, seenShape.channels,
            seenShape.height, seenShape.width};
        guidance = ClassGuidance(recipe, request, sizes[0]);
        setTimesteps();
        const torch::Tensor seen = startingPictures();
        x = seen / sampler().inputScale();
        request.start = {};
    }

    Sampler& sampler() const { return *fitted.sampler; }

    void checkVariance() const
    {
        if (sampler().outputChannels(1) > 1 && !recipe.corruption.learnsVariance())
            throw Error(PLAYGROUND_TEXT("models",
                            "The sampler's field \"variance_type\" requires a learned variance, but the "
                            "network predicts none. Remove it."),
                {});
    }

    void setTimesteps()
    {
        TimestepRequest timesteps;
        timesteps.steps = request.sampler.steps;
        const bool fromPureNoise = request.start.empty() || request.startAmount == 1;
        if (fitted.onSchedule && !fromPureNoise)
            timesteps.begin = request.startAmount * lastTimestep();
        if (fitted.stepsOn == StepsOn::Direction)
            timesteps.sigmas = evenAmounts(timesteps.steps);
        sampler().setTimesteps(timesteps);
        calls = sampler().timesteps().size();
    }

    /// `steps` amounts, evenly spaced from the start down to the clean image (excluded): as in the HF
    /// course's sampler, and as pipelines pass them to flow-matching schedulers.
    std::vector<double> evenAmounts(std::int64_t steps) const
    {
        constexpr std::int64_t most = 1000;
        checkSteps(request.sampler.name, steps, most);
        std::vector<double> amounts;
        for (std::int64_t i = 0; i < steps; ++i)
            amounts.push_back(std::max(startAmount(), 1.0 / static_cast<double>(most))
                * static_cast<double>(steps - i) / static_cast<double>(steps));
        return amounts;
    }

    double startAmount() const { return fromNoise ? 1 : request.startAmount; }
    double lastTimestep() const { return static_cast<double>(corruption->numTrainTimesteps() - 1); }

    /// One generator per image, so that its noise does not depend on the number of images before it.
    torch::Tensor noise(RandomPurpose stream, std::uint64_t call) const
    {
        constexpr std::uint64_t placesOfACall = std::uint64_t(1) << 32;
        std::vector<torch::Tensor> rows;
        for (std::int64_t place = 0; place < sizes[0]; ++place)
            rows.push_back(corruption->noise({1, sizes[1], sizes[2], sizes[3]},
                generatorFor(
                    request.seed, stream, call * placesOfACall + static_cast<std::uint64_t>(place))));
        return at::cat(rows).to(device);
    }

    /// The initial x as the network sees it. Pure noise is the same for every sampler with the same seed. (If
    /// the schedule's end has a trace of signal, diffusers' sigma-based samplers scale it by another sigma /
    /// sqrt(sigma^2 + 1).)
    torch::Tensor startingPictures() const
    {
        if (request.start.empty())
            return noise(RandomPurpose::Sampling, 0);
        torch::Tensor given = toTensor(request.start).to(device);
        if (startIsPicture(request, *dataset))
            given = codecOf(*dataset)->encode(given);
        if (!request.startIsClean)
            return given;
        return corruption->apply(given, noise(RandomPurpose::Sampling, 0), amounts(request.startAmount));
    }

    /// The current x as the network sees it, or the finished images.
    torch::Tensor standing() const { return sampler().finished() ? x : sampler().modelInput(x); }

    torch::Tensor amounts(double amount) const
    {
        return at::full({sizes[0]}, amount, at::TensorOptions().dtype(at::kFloat).device(device));
    }

    /// Amount of noise (0..1) at the next call.
    double amount() const
    {
        if (fitted.onSchedule)
            return sampler().timestep() / lastTimestep();
        if (fitted.stepsOn == StepsOn::Direction)
            return static_cast<double>(sampler().sigmas().at(sampler().index()));
        const auto left = static_cast<double>(calls - sampler().index());
        return startAmount() * left / static_cast<double>(calls);
    }

    /// The network's timestep input; undefined if it takes none.
    torch::Tensor told() const
    {
        if (!fitted.onSchedule)
            return corruption->timestep(amounts(amount()));
        const auto type = sampler().integerTimesteps() ? at::kLong : at::kFloat;
        return at::full({sizes[0]}, sampler().timestep(), at::TensorOptions().dtype(type).device(device));
    }

    double sigma() const
    {
        if (fitted.onSchedule && !sampler().sigmas().empty())
            return static_cast<double>(sampler().sigmas().at(sampler().index()));
        const auto [clean, noiseShare] = corruption->shares(at::full({1}, amount(), at::kFloat));
        return (noiseShare / clean).item<double>();
    }

    torch::Tensor outputForSampler(const torch::Tensor& output, const torch::Tensor& seen) const
    {
        const std::int64_t channels = seen.size(1);
        const bool whole = sampler().outputChannels(channels) == output.size(1); // includes the variance
        torch::Tensor prediction = whole ? output : output.narrow(1, 0, channels);
        if (fitted.stepsOn == StepsOn::Output)
            return prediction;
        const torch::Tensor clean
            = corruption->predictedClean(recipe.predictionType, prediction, seen, amounts(amount()));
        return fitted.stepsOn == StepsOn::Clean ? clean : (seen - clean) / amount();
    }

    /// The noise in what the network saw, before the predicted picture is clipped; undefined where the
    /// picture or the noise is all there is.
    torch::Tensor foundNoise(const torch::Tensor& output, const torch::Tensor& seen) const
    {
        const torch::Tensor at = amounts(amount());
        const auto [clean, noiseShare] = corruption->shares(at);
        const double share = noiseShare[0].item<double>();
        if (share == 0 || clean[0].item<double>() == 0)
            return {};
        const torch::Tensor prediction
            = corruption->predictedClean(recipe.predictionType, output.narrow(1, 0, seen.size(1)), seen, at);
        return (seen - clean[0] * prediction) / share;
    }

    SamplerResult call()
    {
        const torch::Tensor seen = sampler().modelInput(x);
        const torch::Tensor output = guidance.predict(network.with(snapshot), seen, told());
        terms.found = foundNoise(output, seen);
        const torch::Tensor drawn = sampler().drawsNoise()
            ? noise(RandomPurpose::SamplingStep, sampler().index())
            : torch::Tensor();
        terms.noise = drawn;
        SamplerResult result = sampler().step(outputForSampler(output, seen), x, drawn);
        x = result.previous;
        return result;
    }

    /// Decoded latents; empty if the network works on images.
    ImageBatch decoded(const torch::Tensor& seen) const
    {
        const VaeCodec* codec = codecOf(*dataset);
        if (codec == nullptr)
            return {};
        const torch::Tensor pictures = codec->decode(seen);
        if (!at::isfinite(pictures).all().item<bool>())
            throw Error(
                PLAYGROUND_TEXT("models",
                    "The autoencoder's pictures contain values that are not finite. Check its weights."),
                {});
        return toImages(pictures);
    }

    /// An image with NaN cannot be recovered.
    void requireFinite(const torch::Tensor& predicted) const
    {
        if (!at::isfinite(x).all().item<bool>() || !at::isfinite(predicted).all().item<bool>())
            throw Error(PLAYGROUND_TEXT("models",
                            "After step %1 of the sampler \"%2\" the pictures contain values that are not "
                            "finite. Check the weights, or choose another sampler or other fields of it."),
                {std::to_string(stepsDone), request.sampler.name});
    }

    void decode(SampleStep& step, const torch::Tensor& seen, const torch::Tensor& predicted) const
    {
        const auto begun = std::chrono::steady_clock::now();
        step.decodedX = decoded(seen);
        step.decodedPrediction = decoded(predicted);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        step.decodeMilliseconds = took.count();
    }

    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    torch::Device device;
    SnapshotNetwork network;
    std::unique_ptr<Corruption> corruption;
    std::shared_ptr<const Snapshot> snapshot;
    SamplingRequest request;
    ConfiguredSampler fitted;
    ClassGuidance guidance;
    bool fromNoise = request.start.empty();
    std::vector<std::int64_t> sizes; ///< N,C,H,W
    torch::Tensor x; ///< in the sampler's own space
    StepPictures terms; ///< of the current step
    std::size_t calls = 0;
    int stepsDone = 0;
};

SamplingRun::SamplingRun(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
    std::shared_ptr<const Snapshot> snapshot, const SamplingRequest& request, const std::string& device)
    : m_state(convertingErrors([&] {
        const at::NoGradGuard guard;
        return std::make_unique<State>(recipe, std::move(dataset), std::move(snapshot), request, device);
    }))
{
}

SamplingRun::~SamplingRun() = default;

int SamplingRun::totalSteps() const
{
    const std::size_t perStep = m_state->sampler().callsPerStep();
    return static_cast<int>((m_state->calls + perStep - 1) / perStep);
}

bool SamplingRun::finished() const
{
    return m_state->sampler().finished();
}

SampleStep SamplingRun::step()
{
    State& s = *m_state;
    return convertingErrors([&] {
        if (finished())
            throw Error(PLAYGROUND_TEXT("models", "The sampler has taken its last step."), {});
        const at::NoGradGuard guard; // grad mode is thread-local: each lane needs its own guard
        const auto begun = std::chrono::steady_clock::now();
        SampleStep step;
        step.index = s.stepsDone++;
        step.amount = s.amount();
        step.sigma = s.sigma();
        const torch::Tensor told = s.told();
        step.timestep = told.defined() ? told[0].item<double>() : 0;
        const torch::Tensor seen = s.sampler().modelInput(s.x);
        step.x = toImages(seen);
        s.terms = {.x = seen, .earlier = s.terms.prediction};
        const torch::Tensor predicted = s.call().predictedClean;
        s.terms.prediction = predicted;
        step.predicted = toImages(predicted);
        step.evaluations = s.guidance.evaluations();
        while (s.sampler().midStep()) {
            s.terms.second = s.call().predictedClean;
            step.evaluations += s.guidance.evaluations();
        }
        s.requireFinite(predicted);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        step.milliseconds = took.count();
        s.terms.next = s.standing();
        step.formula = factorsOf(s.terms);
        if (s.request.decode)
            s.decode(step, seen, predicted);
        return step;
    });
}

ImageBatch SamplingRun::pictures() const
{
    const State& s = *m_state;
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        return toImages(s.standing());
    });
}

ImageBatch SamplingRun::decodedPictures() const
{
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        return m_state->decoded(m_state->standing());
    });
}

} // namespace playground
