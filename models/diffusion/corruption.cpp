// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/corruption.h"

#include "models/api/error.h"
#include "models/api/registry.h"
#include "models/diffusion/corruption_registry.h"
#include "models/diffusion/noise_schedule_options.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace playground
{

torch::Tensor Corruption::noise(at::IntArrayRef sizes, const at::Generator& generator) const
{
    return at::empty(sizes, at::TensorOptions().dtype(at::kFloat).device(generator.device()))
        .normal_(0, 1, generator);
}

torch::Tensor Corruption::drawAmounts(std::int64_t count, const at::Generator& generator) const
{
    return at::rand({count}, generator, at::TensorOptions().dtype(at::kFloat).device(generator.device()));
}

torch::Tensor Corruption::timestep(const torch::Tensor&) const
{
    return {};
}

torch::Tensor Corruption::target(
    const std::string&, const torch::Tensor& clean, const torch::Tensor&, const torch::Tensor&) const
{
    return clean;
}

torch::Tensor Corruption::predictedClean(
    const std::string&, const torch::Tensor& output, const torch::Tensor&, const torch::Tensor&) const
{
    return output;
}

namespace
{
struct CorruptionInfo : CatalogueEntry {
    std::unique_ptr<Corruption> (*make)(const Recipe::Corruption&);
    std::vector<std::string> predictionTypes;
};

NoiseScheduleOptions scheduleOf(const Recipe::Corruption& options)
{
    NoiseScheduleOptions schedule;
    schedule.numTrainTimesteps = options.numTrainTimesteps;
    schedule.betaStart = options.betaStart;
    schedule.betaEnd = options.betaEnd;
    schedule.betaSchedule = options.betaSchedule;
    schedule.rescaleBetasZeroSnr = options.rescaleBetasZeroSnr;
    return schedule;
}

const Registry<CorruptionInfo>& corruptionRegistry()
{
    using Options = Recipe::Corruption;
    static const std::vector<CorruptionInfo> all{
        {{"uniform-mix", {PLAYGROUND_TEXT("models", "Uniform mix")},
             {PLAYGROUND_TEXT(
                 "models", "x (1 - amount) + noise amount; noise uniform in 0..1 (HF course, unit 1).")}},
            [](const Options&) { return makeUniformMix(); }, {"sample"}},
        {{"gaussian-mix", {PLAYGROUND_TEXT("models", "Gaussian mix")},
             {PLAYGROUND_TEXT("models",
                 "x (1 - amount) + noise amount; noise normal with mean 0, standard deviation 1 (NVIDIA DLI "
                 "course).")}},
            [](const Options&) { return makeGaussianMix(); }, {"sample"}},
        {{"ddpm", {PLAYGROUND_TEXT("models", "DDPM schedule")},
             {PLAYGROUND_TEXT("models",
                 "sqrt(abar) x + sqrt(1 - abar) noise at one of 1000 timesteps; normal noise (HF course, "
                 "unit 1).")}},
            [](const Options& options) { return makeDdpm(scheduleOf(options)); },
            {"epsilon", "sample", "v_prediction"}},
        {{"flow", {PLAYGROUND_TEXT("models", "Flow matching")},
             {PLAYGROUND_TEXT("models",
                 "A straight path from the image to normal noise; the network predicts its direction.")}},
            [](const Options&) { return makeFlow(); }, {"velocity"}},
        {{"none", {PLAYGROUND_TEXT("models", "No noise")},
             {PLAYGROUND_TEXT(
                 "models", "The unchanged image: an autoencoder reconstructs it (lansinuote's VAE).")}},
            [](const Options&) { return makeNoNoise(); }, {"sample"}},
    };
    static const Registry<CorruptionInfo> registry(
        PLAYGROUND_TEXT("models", "Unknown corruption \"%1\". Known: %2."), all);
    return registry;
}
} // namespace

const std::vector<CatalogueEntry>& corruptions()
{
    static const std::vector<CatalogueEntry> listed = corruptionRegistry().entries();
    return listed;
}

std::unique_ptr<Corruption> makeCorruption(const Recipe::Corruption& options)
{
    return corruptionRegistry().at(options.name).make(options);
}

const std::vector<std::string>& predictionTypesOf(const std::string& corruption)
{
    return corruptionRegistry().at(corruption).predictionTypes;
}

void checkCorruption(const Recipe::Corruption& options, const std::string& predictionType)
{
    const std::vector<std::string>& possible = predictionTypesOf(options.name);
    if (std::find(possible.begin(), possible.end(), predictionType) == possible.end())
        throw Error(
            PLAYGROUND_TEXT("models", "prediction_type: \"%2\" is not available with %1. Choose one of: %3."),
            {options.name, predictionType, joined(possible)});
    if (options.name == "ddpm")
        checkScheduleOptions(scheduleOf(options));
}

} // namespace playground
