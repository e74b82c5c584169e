// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/corruption.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"

#include <ATen/ATen.h>

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
struct CorruptionEntry {
    CatalogueEntry listed;
    std::unique_ptr<Corruption> (*make)(const Recipe::Corruption&);
};

const std::vector<CorruptionEntry>& entries()
{
    using Options = Recipe::Corruption;
    static const std::vector<CorruptionEntry> all{
        {{"uniform-mix", {PLAYGROUND_TEXT("models", "Uniform mix")},
             {PLAYGROUND_TEXT(
                 "models", "x (1 - amount) + noise amount, noise uniform in 0..1 (texts 001, 002).")}},
            [](const Options&) { return makeUniformMix(); }},
        {{"gaussian-mix", {PLAYGROUND_TEXT("models", "Gaussian mix")},
             {PLAYGROUND_TEXT("models",
                 "x (1 - amount) + noise amount, noise normal with mean 0, deviation 1 (text 000).")}},
            [](const Options&) { return makeGaussianMix(); }},
        {{"ddpm", {PLAYGROUND_TEXT("models", "DDPM schedule")},
             {PLAYGROUND_TEXT("models",
                 "sqrt(abar) x + sqrt(1 - abar) noise at one of 1000 timesteps, normal noise (text 001, "
                 "3.5).")}},
            makeDdpm},
        {{"flow", {PLAYGROUND_TEXT("models", "Flow matching")},
             {PLAYGROUND_TEXT(
                 "models", "The straight line from picture to normal noise; predicts its direction.")}},
            [](const Options&) { return makeFlow(); }},
    };
    return all;
}
} // namespace

const std::vector<CatalogueEntry>& corruptions()
{
    static const std::vector<CatalogueEntry> listed = [] {
        std::vector<CatalogueEntry> result;
        for (const CorruptionEntry& entry : entries())
            result.push_back(entry.listed);
        return result;
    }();
    return listed;
}

std::unique_ptr<Corruption> makeCorruption(const Recipe::Corruption& options)
{
    std::string known;
    for (const CorruptionEntry& entry : entries()) {
        if (entry.listed.name == options.name)
            return entry.make(options);
        known += (known.empty() ? "" : ", ") + entry.listed.name;
    }
    throw Error(
        PLAYGROUND_TEXT("models", "No corruption is called \"%1\". Known: %2."), {options.name, known});
}

} // namespace playground
