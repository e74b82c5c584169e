// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampler_options.h"
#include "models/api/text.h"

#include <optional>
#include <string>

namespace playground
{

/// Reason why `sampler` (a catalogue name) cannot be used with a model trained by this recipe, shown on the
/// disabled entry ("trained to predict epsilon on a 1000-step schedule"); nothing if it can. Builds no
/// tables, so it is cheap.
std::optional<Text> whySamplerDoesNotFit(const std::string& sampler, const Recipe& recipe);

/// The sampler that the recipe's course or paper uses.
SamplerOptions defaultSampler(const Recipe& recipe);

} // namespace playground
