// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampler_options.h"
#include "models/samplers/sampler_info.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>

namespace playground
{

/// A catalogue sampler configured for a model.
struct ConfiguredSampler {
    std::unique_ptr<Sampler> sampler;
    StepsOn stepsOn = StepsOn::Output;
    bool onSchedule = false; ///< its timesteps are those of the recipe's table of betas
};

/// Throws Error for an unknown name, a sampler that does not fit the recipe, or a configuration that is
/// invalid or contradicts the recipe's noise process.
ConfiguredSampler samplerFor(const SamplerOptions& options, const Recipe& recipe);

/// Every field of the sampler's scheduler_config.json: the defaults, which the options may override, and the
/// fields that the recipe's noise process determines. Empty for this program's own samplers. Does not run
/// LibTorch. Throws Error for an unknown name.
nlohmann::json usualConfig(const std::string& name, const Recipe& recipe);

} // namespace playground
