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
<<<<<<< HEAD
    std::string betaSchedule = "linear"; ///< one of betaScheduleNames()
    std::vector<double> trainedBetas{}; ///< if not empty: replaces the betas of the fields above
    bool rescaleBetasZeroSnr = false; ///< the last timestep is pure noise
};

/// linear, scaled_linear, squaredcos_cap_v2, sigmoid, laplace, exp.
const std::vector<std::string>& betaScheduleNames();

/// Throws Error naming the field that is out of range. Builds no table and does not run LibTorch.
=======
    std::string betaSchedule = "linear"; ///< one of betaSchedules()
    std::vector<double> trainedBetas{}; ///< if not empty: these betas, whatever the fields above say
    bool rescaleBetasZeroSnr = false; ///< the last timestep is pure noise
};

/// Throws Error naming the field that is out of range. Builds no table and runs nothing of LibTorch.
>>>>>>> f6299b1 (Samplers in one table, and UniPC)
void checkScheduleOptions(const NoiseScheduleOptions& options);

} // namespace playground
