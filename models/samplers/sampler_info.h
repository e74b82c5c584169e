// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampler_traits.h"
#include "models/samplers/config_visitor.h"
#include "models/samplers/sampler.h"
#include "models/samplers/sampler_setting.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace playground
{

/// Input of a sampler's step.
enum class StepsOn {
    Output, ///< the network's output unchanged: trained on a schedule of timesteps
    Clean, ///< the clean image implied by the output
    Direction, ///< noise - clean, which flow matching predicts
};

/// Complete description of a sampler. Each sampler's .cpp creates one; sampler_table.cpp lists them.
struct SamplerInfo {
    std::string name; ///< as in recipes and commands
    Text title;
    Text summary;
    int usefulSteps = 40; ///< enough for good images; the default
    StepsOn stepsOn = StepsOn::Output;
    bool (*fits)(const Recipe&) = nullptr; ///< called for any recipe except an autoencoder's

    SamplerTraits traits = {};
    bool clips = false; ///< clips the predicted image by default, also in diffusers
    /// Settable fields of its configuration that other samplers do not have, in display order.
    std::vector<SamplerSetting> settings = {};
    /// Fields of its configuration that the diffusers scheduler does not have.
    std::set<std::string> ownFields = {};
    /// Our defaults for a recipe with a schedule, which options may override; null: none.
    nlohmann::json (*chosenFor)(const Recipe&) = nullptr;
    /// Converts values of another scheduler's field of the same name, as diffusers does; null: nothing to do.
    void (*readForeignValues)(nlohmann::json& config) = nullptr;

    // Set by schedulerInfo().
    std::string className = {}; ///< of the diffusers scheduler; empty: none, and no fields
    /// All fields that the diffusers scheduler has.
    std::set<std::string> diffusersFields = {};
    /// Creates the sampler from a scheduler_config.json. Throws Error naming a field that is unknown, out of
    /// range or contradicts another.
    std::unique_ptr<Sampler> (*make)(const nlohmann::json& config) = nullptr;
    /// Every field with a default value. Builds no tables.
    nlohmann::json (*defaults)() = nullptr;
};

/// Completes `info` from the sampler's configuration (see readScheduler()).
template <typename TheSampler, typename Config> SamplerInfo schedulerInfo(SamplerInfo info)
{
    info.className = Config::className;
    info.diffusersFields = schedulerFieldNames<Config>();
    for (const std::string& own : info.ownFields)
        info.diffusersFields.erase(own);
    info.make = [](const nlohmann::json& config) -> std::unique_ptr<Sampler> {
        return std::make_unique<TheSampler>(readScheduler<Config>(config));
    };
    info.defaults = [] { return writeScheduler(Config()); };
    return info;
}

// The kind of a recipe's noise process.
bool noisesBySchedule(const Recipe& recipe); ///< timesteps of a table of betas
bool noisesByMixing(const Recipe& recipe); ///< mixing; the network predicts the clean image
bool noisesOnStraightPath(const Recipe& recipe); ///< mixing or flow matching
/// A schedule whose last sigmas are huge, each many times the one before.
bool endsInPureNoise(const Recipe& recipe);

} // namespace playground
