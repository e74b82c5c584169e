// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// Fields of a diffusers scheduler that define its table of betas, with the defaults of DDPMScheduler.
struct NoiseScheduleOptions {
    std::int64_t numTrainTimesteps = 1000;
    double betaStart = 1e-4;
    double betaEnd = 0.02;
    std::string betaSchedule = "linear"; ///< one of betaSchedules()
    std::vector<double> trainedBetas{}; ///< if not empty: overrides the fields above
    bool rescaleBetasZeroSnr = false; ///< the last timestep is pure noise
};

/// Throws Error naming the field that is out of range. Builds no table and runs nothing of LibTorch.
void checkScheduleOptions(const NoiseScheduleOptions& options);

} // namespace playground
