// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/sampler_info.h"

namespace playground
{

bool noisesBySchedule(const Recipe& recipe)
{
    return !noisesOnStraightPath(recipe);
}

bool noisesByMixing(const Recipe& recipe)
{
    return recipe.corruption.name.ends_with("-mix");
}

bool endsInPureNoise(const Recipe& recipe)
{
    return recipe.corruption.betaSchedule == "squaredcos_cap_v2" || recipe.corruption.rescaleBetasZeroSnr;
}

bool noisesOnStraightPath(const Recipe& recipe)
{
    return noisesByMixing(recipe) || recipe.corruption.name == "flow";
}

} // namespace playground
