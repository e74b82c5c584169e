// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampler_settings.h"
#include "models/samplers/config_visitor.h"
#include "models/samplers/sampler.h"
#include "models/samplers/sampler_setting.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace playground
{

/// What a sampler makes its step of.
enum class StepsOn {
    Output, ///< the network's output as it is: trained on a schedule of timesteps
    Clean, ///< the clean picture that the output amounts to
    Direction, ///< noise - clean, which flow matching predicts
};

/// Everything that the program knows of a sampler. Each sampler's .cpp has one, sampler_table.cpp lists them.
struct SamplerInfo {
    std::string name; ///< as recipes and commands write it
    Text title;
    Text summary;
    int usefulSteps = 40; ///< with as many its pictures are good; the default
    StepsOn stepsOn = StepsOn::Output;
    bool (*fits)(const Recipe&) = nullptr; ///< of any recipe but an autoencoder's

    SamplerTraits traits = {};
    bool clips = false; ///< the predicted picture in diffusers too, unless told not to
    /// Fields of its configuration that others do not have, for the window, in its order.
    std::vector<SamplerSetting> settings = {};
    /// Fields of its configuration that the diffusers scheduler does not have.
    std::set<std::string> ownFields = {};
    /// What we choose for a recipe with a schedule, unless told otherwise; null: nothing of its own.
    nlohmann::json (*chosenFor)(const Recipe&) = nullptr;
    /// Changes values of another scheduler's field of the same name as diffusers reads them; null: none.
    void (*readForeignValues)(nlohmann::json& config) = nullptr;

    // What schedulerInfo() sets.
    std::string className = {}; ///< of the diffusers scheduler; empty: none, a sampler without fields
    /// Of the fields those that the diffusers scheduler has.
    std::set<std::string> diffusersFields = {};
    /// `config` is the content of a scheduler_config.json; a field that is unknown, out of range or
    /// contradicts another throws Error naming it.
    std::unique_ptr<Sampler> (*make)(const nlohmann::json& config) = nullptr;
    /// Every field of such a configuration that has a value without being given one, with that value. Builds
    /// no tables.
    nlohmann::json (*defaults)() = nullptr;
};

/// `info` with what follows from the sampler and its configuration (see readScheduler()).
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

// How a recipe makes noise of pictures.
bool noisesBySchedule(const Recipe& recipe); ///< timesteps of a table of betas
bool noisesByMixing(const Recipe& recipe); ///< by an amount, the network predicting the picture
bool noisesOnStraightPath(const Recipe& recipe); ///< by mixing, or flow matching

} // namespace playground
