// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampling/sampler_registry.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/samplers/scheduler_factory.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace playground
{

namespace
{
struct SamplerEntry {
    CatalogueEntry listed;
    std::string className; ///< of the diffusers scheduler; empty: this program's own
    bool clips = false; ///< the predicted picture in diffusers too, unless told not to
};

const std::vector<SamplerEntry>& entries()
{
    static const std::vector<SamplerEntry> all{
        {{"mix", {PLAYGROUND_TEXT("models", "Iterative mix")},
             {PLAYGROUND_TEXT("models",
                 "The HF course's sampler: mixes 1 / (steps left) of the prediction into x, repeatedly.")}},
            ""},
        {{"one-shot", {PLAYGROUND_TEXT("models", "One shot")},
             {PLAYGROUND_TEXT(
                 "models", "The first prediction from noise is the result (NVIDIA DLI course).")}},
            ""},
        {{"ddpm", {PLAYGROUND_TEXT("models", "DDPM")},
             {PLAYGROUND_TEXT(
                 "models", "Ancestral sampling: adds new noise at each step (Ho et al. 2020).")}},
            "DDPMScheduler", true},
        {{"ddim", {PLAYGROUND_TEXT("models", "DDIM")},
             {PLAYGROUND_TEXT("models",
                 "The same marginals in fewer steps; deterministic while eta is 0 (Song et al. 2021). Steps "
                 "to the next timestep; diffusers steps to t - N/n, which leaves noise if the spacing is "
                 "linspace or trailing.")}},
            "DDIMScheduler", true},
        {{"euler", {PLAYGROUND_TEXT("models", "Euler")},
             {PLAYGROUND_TEXT("models", "Straight steps along dx/dsigma, no noise (Karras et al. 2022).")}},
            "EulerDiscreteScheduler"},
        {{"euler-ancestral", {PLAYGROUND_TEXT("models", "Euler ancestral")},
             {PLAYGROUND_TEXT(
                 "models", "Euler steps further down in sigma, then adds new noise (k-diffusion).")}},
            "EulerAncestralDiscreteScheduler"},
        {{"heun", {PLAYGROUND_TEXT("models", "Heun")},
             {PLAYGROUND_TEXT("models",
                 "Euler, repeated with the mean slope: two network calls per step (Karras et al. 2022).")}},
            "HeunDiscreteScheduler"},
        {{"dpmpp-2m", {PLAYGROUND_TEXT("models", "DPM-Solver++ 2M")},
             {PLAYGROUND_TEXT("models",
                 "Second order from the last two predictions: good in 10 to 20 steps (Lu et al. 2022).")}},
            "DPMSolverMultistepScheduler"},
        {{"flow-euler", {PLAYGROUND_TEXT("models", "Flow Euler")},
             {PLAYGROUND_TEXT(
                 "models", "Straight steps along the path from noise to image (Lipman et al. 2023).")}},
            "FlowMatchEulerDiscreteScheduler"},
    };
    return all;
}

const SamplerEntry& entryNamed(const std::string& wanted)
{
    std::string known;
    for (const SamplerEntry& entry : entries()) {
        if (entry.listed.name == wanted)
            return entry;
        known += (known.empty() ? "" : ", ") + entry.listed.name;
    }
    throw Error(PLAYGROUND_TEXT("models", "Unknown sampler \"%1\". Known: %2."), {wanted, known});
}

bool isMix(const Recipe& recipe)
{
    return recipe.corruption.name.ends_with("-mix");
}

/// What the recipe's noise process decides of a scheduler_config.json.
nlohmann::json decidedBy(const Recipe& recipe, const std::string& className)
{
    if (className == "FlowMatchEulerDiscreteScheduler")
        return {{"num_train_timesteps", 1000}};
    const Recipe::Corruption& c = recipe.corruption;
    return {{"num_train_timesteps", c.numTrainTimesteps}, {"beta_schedule", c.betaSchedule},
        {"beta_start", c.betaStart}, {"beta_end", c.betaEnd},
        {"rescale_betas_zero_snr", c.rescaleBetasZeroSnr}, {"prediction_type", recipe.predictionType},
        {"trained_betas", nullptr}};
}

/// What we choose unless the options say otherwise.
nlohmann::json chosenFor(const Recipe& recipe, const SamplerEntry& entry)
{
    nlohmann::json chosen = nlohmann::json::object();
    // To -1..1, which is wrong for data of another range, and for latents of any.
    if (schedulerDefaults(entry.className).contains("clip_sample"))
        chosen["clip_sample"] = recipe.dataset.range == "-1..1" && !isLatent(recipe);
    if (entry.className == "DDPMScheduler" && recipe.corruption.learnsVariance())
        chosen["variance_type"] = recipe.corruption.varianceType;
    // Where next to no signal is left, a small error in the predicted noise is a huge one in the picture, and
    // a step carries it over by the ratio of its two sigmas. At the noisy end of such a schedule that ratio
    // is 10 to 20: a sampler must clip the picture or begin later. lambda_min_clipped = -5.1, which
    // diffusers' documentation gives for DPM-Solver, still begins at a sigma of 160 with a ratio of 14.
    const bool endsInPureNoise
        = recipe.corruption.betaSchedule == "squaredcos_cap_v2" || recipe.corruption.rescaleBetasZeroSnr;
    if (endsInPureNoise && recipe.predictionType == "epsilon" && !entry.clips)
        chosen["timestep_spacing"] = "leading";
    return chosen;
}

nlohmann::json configFor(const SamplerEntry& entry, const SamplerOptions& options, const Recipe& recipe)
{
    nlohmann::json config
        = recipe.corruption.name == "ddpm" ? chosenFor(recipe, entry) : nlohmann::json::object();
    const nlohmann::json own = parseSchedulerConfig(options.config, "sampler.config");
    config.update(own);
    nlohmann::json decided = decidedBy(recipe, entry.className);
    decided["_class_name"] = entry.className;
    for (const auto& [key, value] : decided.items()) {
        if (own.contains(key) && own.at(key) != value)
            throw Error(
                PLAYGROUND_TEXT("models",
                    "The sampler's field \"%1\" is %2, but the model was trained with %3. Remove it."),
                {key, own.at(key).dump(-1, ' ', true), value.dump()});
    }
    config.update(decided);
    // Continuous timesteps are no entries of the recipe's schedule.
    if (config.value("timestep_type", "discrete") != "discrete")
        throw Error(PLAYGROUND_TEXT("models",
                        "The sampler's field \"timestep_type\" must be \"discrete\" for a model trained on a "
                        "schedule."),
            {});
    return config;
}
} // namespace

const std::vector<CatalogueEntry>& samplers()
{
    static const std::vector<CatalogueEntry> listed = [] {
        std::vector<CatalogueEntry> result;
        for (const SamplerEntry& entry : entries())
            result.push_back(entry.listed);
        return result;
    }();
    return listed;
}

std::optional<Text> whySamplerDoesNotFit(const std::string& sampler, const Recipe& recipe)
{
    const SamplerEntry& entry = entryNamed(sampler);
    const bool flowSampler = entry.className == "FlowMatchEulerDiscreteScheduler";
    if (isAutoencoder(recipe))
        return Text(
            PLAYGROUND_TEXT("models", "The model is an autoencoder: it was not trained to remove noise."));
    if (sampler == "one-shot")
        return {};
    if (isMix(recipe)) {
        if (sampler == "mix" || flowSampler)
            return {};
        return Text(PLAYGROUND_TEXT("models",
            "The model was trained to predict the image from a mix with noise, without a schedule."));
    }
    if (recipe.corruption.name == "flow") {
        if (flowSampler)
            return {};
        return Text(PLAYGROUND_TEXT(
            "models", "The model was trained to predict the direction on the straight path to noise."));
    }
    if (!entry.className.empty() && !flowSampler)
        return {};
    return Text(
        PLAYGROUND_TEXT("models", "The model was trained to predict %1 on a schedule of %2 timesteps."),
        {recipe.predictionType, std::to_string(recipe.corruption.numTrainTimesteps)});
}

SamplerOptions defaultSampler(const Recipe& recipe)
{
    SamplerOptions options;
    if (isAutoencoder(recipe)) {
        options.name = "one-shot"; // none fits: see whySamplerDoesNotFit()
        options.steps = 1;
    } else if (isMix(recipe)) {
        // A network that has seen one amount of noise only is asked once (NVIDIA DLI course).
        options.name = recipe.corruption.randomAmount ? "mix" : "one-shot";
        options.steps = recipe.corruption.randomAmount ? 40 : 1;
    } else if (recipe.corruption.name == "flow") {
        options.name = "flow-euler";
    } else {
        options.name = "ddim"; // DDPM's own way back takes all its timesteps
        options.steps = std::min(50, recipe.corruption.numTrainTimesteps);
        // Guided predictions leave the pictures' range, and the noise of a clipped one no longer fits it.
        options.useClippedModelOutput = recipe.conditioning.classes;
    }
    return options;
}

nlohmann::json usualConfig(const std::string& sampler, const Recipe& recipe)
{
    const SamplerEntry& entry = entryNamed(sampler);
    if (entry.className.empty())
        return nlohmann::json::object();
    nlohmann::json usual = schedulerDefaults(entry.className);
    if (recipe.corruption.name == "ddpm")
        usual.update(chosenFor(recipe, entry));
    usual.update(decidedBy(recipe, entry.className));
    return usual;
}

ConfiguredSampler samplerFor(const SamplerOptions& options, const Recipe& recipe)
{
    const SamplerEntry& entry = entryNamed(options.name);
    if (const auto reason = whySamplerDoesNotFit(options.name, recipe))
        throw Error(
            PLAYGROUND_TEXT("models", "The sampler \"%1\" does not suit this model. %2 Choose another."),
            {options.name, reason->english()});
    if (!(options.eta >= 0 && options.eta <= 1))
        throw Error(PLAYGROUND_TEXT("models", "The sampler's eta is %1; it must be in 0..1."),
            {std::to_string(options.eta)});
    ConfiguredSampler fitted;
    if (entry.className.empty()) {
        const nlohmann::json own = parseSchedulerConfig(options.config, "sampler.config");
        if (!own.empty())
            throw Error(PLAYGROUND_TEXT("models", "The sampler \"%1\" has no fields: \"%2\" is unknown."),
                {options.name, own.begin().key()});
        fitted.sampler = options.name == "mix" ? makeMixSampler() : makeOneShotSampler();
        fitted.stepsOn = StepsOn::Clean;
        return fitted;
    }
    fitted.sampler = makeScheduler(configFor(entry, options, recipe));
    fitted.onSchedule = recipe.corruption.name == "ddpm";
    if (!fitted.onSchedule)
        fitted.stepsOn = StepsOn::Direction;
    StepOptions stepOptions;
    stepOptions.eta = options.eta;
    stepOptions.asDiffusers = false;
    stepOptions.useClippedModelOutput = options.useClippedModelOutput;
    fitted.sampler->setStepOptions(stepOptions);
    return fitted;
}

} // namespace playground
