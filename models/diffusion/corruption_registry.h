// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <string>
#include <vector>

namespace playground
{

// Checks that do not create the noise process. Nothing here runs LibTorch, so the GUI thread may call it.

/// The prediction types (named as in diffusers) that can be trained with the process of that name. Throws
/// Error for a name that is not in corruptions().
const std::vector<std::string>& predictionTypesOf(const std::string& corruption);

/// Throws Error if makeCorruption() would reject these values, or if the process does not support the
/// prediction type.
void checkCorruption(const Recipe::Corruption& options, const std::string& predictionType);

} // namespace playground
