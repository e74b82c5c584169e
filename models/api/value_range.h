// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

namespace playground
{

/// Of the data range, whose highest value is 1: 0 for "0..1", -1 for "-1..1".
inline float lowestValue(const Recipe& recipe)
{
    return recipe.dataset.range == "-1..1" ? -1.0F : 0.0F;
}

/// The data range's width: what PSNR takes as its peak.
inline double peakValue(const Recipe& recipe)
{
    return 1.0 - static_cast<double>(lowestValue(recipe));
}

} // namespace playground
