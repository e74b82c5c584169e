// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace playground
{

/// A field of a sampler's configuration that the window offers, in words: models/api/sampler_fields.h makes a
/// SamplerField of it for each sampler that has the field.
struct SamplerSetting {
    struct Value {
        nlohmann::json value;
        Text title;
    };

    std::string key; ///< as scheduler_config.json has it
    Text title;
    Text summary;
    std::vector<Value> values; ///< none: a number of minimum..maximum
    double minimum = 0;
    double maximum = 0;
    std::string needs = {}; ///< key of the switch without which it means nothing; may be empty
};

/// Names of algorithms: the same in every language.
std::vector<SamplerSetting::Value> namedValues(const std::vector<std::string>& names);

/// Of a switch.
std::vector<SamplerSetting::Value> offOrOn(const Text& off, const Text& on);

/// "solver_order" of multistep solvers: 1, 2 or 3.
SamplerSetting solverOrderSetting();

} // namespace playground
