// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/samplers/beta_schedule_config.h"
#include "models/samplers/sampler.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// Throws Error unless 1 <= steps <= most. `className` names the scheduler.
void checkSteps(const std::string& className, std::int64_t steps, std::int64_t most);

/// numpy.arange(first, 0, -step) to whole numbers, less one: "trailing" of "Common Diffusion Noise Schedules
/// and Sample Steps are Flawed" (Lin et al. 2024), table 2. Halves round to even.
std::vector<double> trailingTimesteps(double first, double step);

/// Descending timesteps as DDPM, DDIM, Euler and Heun schedulers space them: the request's own, or `steps`
/// by the configuration's spacing. `wholeLinspace` rounds the linspace ones. With `asDiffusers` trailing
/// ones may end in one too many, -1, as numpy's rounding has it (61 steps of 1000 timesteps). Throws Error
/// for a step count or a timestep that the schedule does not have.
std::vector<double> spacedTimesteps(const std::string& className, const ScheduleConfig& config,
    const TimestepRequest& request, bool wholeLinspace, bool asDiffusers);

/// How many sigmas a scheduler spaces for the request: the steps asked for, or as many as there are timesteps
/// where those were given or begin in the middle.
std::int64_t sigmaCount(const TimestepRequest& request, std::size_t timesteps);

/// The request's own timesteps; throws Error unless they descend within 0 .. timesteps - 1.
std::vector<double> checkedTimesteps(
    const std::string& className, const std::vector<double>& timesteps, std::int64_t numTrainTimesteps);

} // namespace playground
