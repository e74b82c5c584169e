// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/sampler_setting.h"

namespace playground
{

std::vector<SamplerSetting::Value> namedValues(const std::vector<std::string>& names)
{
    std::vector<SamplerSetting::Value> values;
    for (const std::string& name : names)
        values.push_back({name, Text(name)});
    return values;
}

std::vector<SamplerSetting::Value> offOrOn(const Text& off, const Text& on)
{
    return {{false, off}, {true, on}};
}

SamplerSetting solverOrderSetting()
{
    return {"solver_order", {PLAYGROUND_TEXT("models", "Order")},
        {PLAYGROUND_TEXT("models", "Number of predictions combined in a step, including the current one.")},
        {{1, {PLAYGROUND_TEXT("models", "first order")}}, {2, {PLAYGROUND_TEXT("models", "second order")}},
            {3, {PLAYGROUND_TEXT("models", "third order")}}}};
}

} // namespace playground
