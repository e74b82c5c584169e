// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <string>
#include <vector>

namespace playground
{

// What can be said of a noise process without making it. Nothing here runs anything of LibTorch: the window's
// thread may call it.

/// The prediction types (as diffusers names them) that can be trained under the process of that name. Throws
/// Error for a name that is not in corruptions().
const std::vector<std::string>& predictionTypesOf(const std::string& corruption);

/// Throws Error if makeCorruption() would refuse these numbers, or the process cannot be asked for this
/// prediction type.
void checkCorruption(const Recipe::Corruption& options, const std::string& predictionType);

} // namespace playground
