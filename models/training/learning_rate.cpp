// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/learning_rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace playground
{

double learningRateFactor(
    const std::string& scheduler, std::int64_t warmupSteps, std::int64_t stepsDone, std::int64_t totalSteps)
{
    if (stepsDone < warmupSteps)
        return static_cast<double>(stepsDone) / static_cast<double>(warmupSteps);
    if (scheduler != "cosine")
        return 1;
    const auto decaySteps = std::max<std::int64_t>(1, totalSteps - warmupSteps);
    // After its end diffusers' cosine rises again; continued training should stay at 0.
    const double progress
        = std::min(1.0, static_cast<double>(stepsDone - warmupSteps) / static_cast<double>(decaySteps));
    return 0.5 * (1 + std::cos(std::numbers::pi * progress));
}

} // namespace playground
