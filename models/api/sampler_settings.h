// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampling.h"
#include "models/api/text.h"

#include <string>
#include <vector>

namespace playground
{

/// Which options a sampler uses, and what its steps have.
struct SamplerTraits {
    bool takesSteps = true; ///< false: SamplerOptions::steps is always 1
    bool takesEta = false; ///< SamplerOptions::eta
    bool takesClippedModelOutput = false; ///< SamplerOptions::useClippedModelOutput
    bool hasTimesteps = true; ///< false: a step has an amount of noise only, no timestep and sigma
};

/// Traits of a catalogue sampler; of an unknown one the defaults.
SamplerTraits samplerTraits(const std::string& sampler);

/// A user-settable scheduler field: a field of the sampler's diffusers scheduler (SamplerOptions::config)
/// that the recipe's noise process does not determine, or several mutually exclusive flags shown as one
/// choice.
struct SamplerField {
    struct Value {
        Text title;
        std::string sets; ///< JSON object: the configuration fields and values that this choice sets
    };

    std::string
        key; ///< as in scheduler_config.json; "sigmas" for the choice between the use_..._sigmas flags
    Text title;
    Text summary; ///< effect on the reverse process
    std::vector<Value> values; ///< of a switch: off, on; empty: a number
    bool isSwitch = false;
    double minimum = 0; ///< of a number, like `maximum`
    double maximum = 0;
    std::string needs; ///< key of the switch that enables this field; may be empty
    std::string usual; ///< JSON object: the defaults, used unless the options override them
};

/// Settable fields of a catalogue sampler for a model of this recipe; empty for this program's own samplers.
/// Builds no tables, so it is cheap. Throws Error for an unknown name.
std::vector<SamplerField> samplerFields(const std::string& sampler, const Recipe& recipe);

/// Short summary of the options' configuration, shown next to a row of pictures: "Karras", "trailing", "shift
/// 3".
std::vector<Text> samplerSummary(const SamplerOptions& options);

} // namespace playground
