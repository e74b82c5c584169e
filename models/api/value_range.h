// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

namespace playground
{

/// Minimum of the data range: 0 for "0..1", -1 for "-1..1". The maximum is 1.
inline float lowestValue(const Recipe& recipe)
{
    return recipe.dataset.range == "-1..1" ? -1.0F : 0.0F;
}

/// Width of the data range: the peak value for PSNR.
inline double peakValue(const Recipe& recipe)
{
    return 1.0 - static_cast<double>(lowestValue(recipe));
}

} // namespace playground
