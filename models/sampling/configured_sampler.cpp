// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampling/configured_sampler.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/sampler_fit.h"
#include "models/samplers/sampler_table.h"
#include "models/samplers/scheduler_factory.h"

#include <nlohmann/json.hpp>

namespace playground
{

namespace
{
/// Fields of a scheduler_config.json that the recipe's noise process determines.
nlohmann::json decidedBy(const Recipe& recipe, const SamplerInfo& sampler)
{
    if (sampler.stepsOn == StepsOn::Direction)
        return {{"num_train_timesteps", 1000}};
    const Recipe::Corruption& c = recipe.corruption;
    return {{"num_train_timesteps", c.numTrainTimesteps}, {"beta_schedule", c.betaSchedule},
        {"beta_start", c.betaStart}, {"beta_end", c.betaEnd},
        {"rescale_betas_zero_snr", c.rescaleBetasZeroSnr}, {"prediction_type", recipe.predictionType},
        {"trained_betas", nullptr}};
}

/// Our defaults for fields that the options do not set.
nlohmann::json chosenFor(const Recipe& recipe, const SamplerInfo& sampler)
{
    nlohmann::json chosen
        = sampler.chosenFor == nullptr ? nlohmann::json::object() : sampler.chosenFor(recipe);
    // It clips to -1..1, which is wrong for data of another range and for latents.
    if (sampler.defaults().contains("clip_sample"))
        chosen["clip_sample"] = recipe.dataset.range == "-1..1" && !isLatent(recipe);
    // Where almost no signal is left, a small error in the predicted noise is a huge error in the image, and
    // a step scales it by the ratio of its two sigmas. At the noisy end of such a schedule that ratio is 10
    // to 20: a sampler must clip the image or start later. lambda_min_clipped = -5.1, which diffusers'
    // documentation recommends for DPM-Solver, still starts at a sigma of 160 with a ratio of 14.
    if (endsInPureNoise(recipe) && recipe.predictionType == "epsilon" && !sampler.clips)
        chosen["timestep_spacing"] = "leading";
    return chosen;
}

nlohmann::json configFor(const SamplerInfo& sampler, const SamplerOptions& options, const Recipe& recipe)
{
    nlohmann::json config
        = recipe.corruption.name == "ddpm" ? chosenFor(recipe, sampler) : nlohmann::json::object();
    const nlohmann::json own = parseSchedulerConfig(options.config, "sampler.config");
    config.update(own);
    nlohmann::json decided = decidedBy(recipe, sampler);
    decided["_class_name"] = sampler.className;
    for (const auto& [key, value] : decided.items()) {
        if (own.contains(key) && own.at(key) != value)
            throw Error(
                PLAYGROUND_TEXT("models",
                    "The sampler's field \"%1\" is %2, but the model was trained with %3. Remove it."),
                {key, own.at(key).dump(-1, ' ', true), value.dump()});
    }
    config.update(decided);
    // Continuous timesteps are not in the recipe's schedule.
    if (config.value("timestep_type", "discrete") != "discrete")
        throw Error(PLAYGROUND_TEXT("models",
                        "The sampler's field \"timestep_type\" must be \"discrete\" for a model trained on a "
                        "schedule."),
            {});
    return config;
}
} // namespace

nlohmann::json usualConfig(const std::string& name, const Recipe& recipe)
{
    const SamplerInfo& sampler = samplerTable().at(name);
    if (sampler.className.empty())
        return nlohmann::json::object();
    nlohmann::json usual = sampler.defaults();
    if (recipe.corruption.name == "ddpm")
        usual.update(chosenFor(recipe, sampler));
    usual.update(decidedBy(recipe, sampler));
    return usual;
}

ConfiguredSampler samplerFor(const SamplerOptions& options, const Recipe& recipe)
{
    const SamplerInfo& sampler = samplerTable().at(options.name);
    if (const auto reason = whySamplerDoesNotFit(options.name, recipe))
        throw Error(
            PLAYGROUND_TEXT("models", "The sampler \"%1\" does not suit this model. %2 Choose another."),
            {options.name, reason->english()});
    if (!(options.eta >= 0 && options.eta <= 1))
        throw Error(PLAYGROUND_TEXT("models", "The sampler's eta is %1; it must be in 0..1."),
            {std::to_string(options.eta)});
    ConfiguredSampler fitted;
    fitted.stepsOn = sampler.stepsOn;
    if (sampler.className.empty()) {
        const nlohmann::json own = parseSchedulerConfig(options.config, "sampler.config");
        if (!own.empty())
            throw Error(PLAYGROUND_TEXT("models", "The sampler \"%1\" has no fields: \"%2\" is unknown."),
                {options.name, own.begin().key()});
        fitted.sampler = sampler.make({});
        return fitted;
    }
    fitted.sampler = sampler.make(configFor(sampler, options, recipe));
    fitted.onSchedule = recipe.corruption.name == "ddpm";
    StepOptions stepOptions;
    stepOptions.eta = options.eta;
    stepOptions.asDiffusers = false;
    stepOptions.useClippedModelOutput = options.useClippedModelOutput;
    fitted.sampler->setStepOptions(stepOptions);
    return fitted;
}

} // namespace playground
