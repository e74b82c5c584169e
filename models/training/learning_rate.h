// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace playground
{

/// Factor of the base learning rate in the step after `stepsDone` steps, as in diffusers' get_scheduler()
/// (optimization.py). Warm-up: stepsDone / warmupSteps, so the first step has rate 0. Then "constant"
/// (diffusers' constant_with_warmup): 1; "cosine" (Loshchilov & Hutter 2017, without restarts): (1 + cos(pi *
/// progress)) / 2, with progress from 0 at the end of the warm-up to 1 at `totalSteps`; 0 after that.
double learningRateFactor(
    const std::string& scheduler, std::int64_t warmupSteps, std::int64_t stepsDone, std::int64_t totalSteps);

} // namespace playground
