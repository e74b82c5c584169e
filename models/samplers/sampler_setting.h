// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace playground
{

/// A settable field of a sampler's configuration, with texts for the user. models/api/sampler_settings.h
/// makes a SamplerField from it for each sampler that has the field.
struct SamplerSetting {
    struct Value {
        nlohmann::json value;
        Text title;
    };

    std::string key; ///< as in scheduler_config.json
    Text title;
    Text summary;
    std::vector<Value> values; ///< empty: a number of minimum..maximum
    double minimum = 0;
    double maximum = 0;
    std::string needs = {}; ///< key of the switch that enables this field; may be empty
};

/// Algorithm names, which are not translated.
std::vector<SamplerSetting::Value> namedValues(const std::vector<std::string>& names);

/// The values of a switch.
std::vector<SamplerSetting::Value> offOrOn(const Text& off, const Text& on);

/// "solver_order" of multistep solvers: 1, 2 or 3.
SamplerSetting solverOrderSetting();

} // namespace playground
