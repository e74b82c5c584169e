// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampling.h"
#include "models/api/text.h"

#include <string>
#include <vector>

namespace playground
{

/// What one may set of how a sampler goes: a field of its diffusers scheduler (SamplerOptions::config) that
/// the recipe's noise process leaves open, or several of which one at most may be true, as one choice.
struct SamplerField {
    struct Value {
        Text title;
        std::string sets; ///< JSON object: the configuration's fields with the values that this choice means
    };

    std::string key; ///< as scheduler_config.json has it; "sigmas" for the choice between use_..._sigmas
    Text title;
    Text summary; ///< what it does to the way back
    std::vector<Value> values; ///< of a switch: off, on; empty: a number
    bool isSwitch = false;
    double minimum = 0; ///< of a number, as the next
    double maximum = 0;
    std::string needs; ///< key of the switch without which it means nothing; may be empty
    std::string usual; ///< JSON object: what holds unless the options say otherwise
};

/// Those of a sampler of the catalogue for a model of this recipe; none for the course's own. Builds no
/// tables: cheap. Throws Error for an unknown name.
std::vector<SamplerField> samplerFields(const std::string& sampler, const Recipe& recipe);

/// What the options' configuration says, for beside a row of pictures: "Karras", "trailing", "shift 3".
std::vector<Text> samplerSummary(const SamplerOptions& options);

} // namespace playground
