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

/// numpy.arange(first, 0, -step) rounded to integers, minus one: "trailing" in "Common Diffusion Noise
/// Schedules and Sample Steps are Flawed" (Lin et al. 2024), table 2. Halves round to even.
std::vector<double> trailingTimesteps(double first, double step);

/// Descending timesteps with the spacing of DDPM, DDIM, Euler and Heun schedulers: the request's own, or
/// `steps` with the configured spacing. `wholeLinspace` rounds linspace timesteps. With `asDiffusers`,
/// trailing timesteps may have an extra -1 at the end, due to numpy's rounding (61 steps of 1000 timesteps).
/// Throws Error for a step count or a timestep outside the schedule.
std::vector<double> spacedTimesteps(const std::string& className, const ScheduleConfig& config,
    const TimestepRequest& request, bool wholeLinspace, bool asDiffusers);

/// Descending whole timesteps with the spacing of multistep solvers (DPM-Solver, UniPC): the request's own,
/// or `steps` of the first `usable` ones of the schedule; the last step leads beyond timestep 0. Trailing
/// timesteps and errors as in spacedTimesteps().
std::vector<double> solverTimesteps(const std::string& className, const ScheduleConfig& config,
    const TimestepRequest& request, std::int64_t usable, bool asDiffusers);

/// The first of a multistep solver's spaced sigmas, given the first timestep. diffusers begins at the
/// schedule's end even if the timesteps begin later.
double firstSpacedSigma(const std::vector<float>& sigmaTable, double firstTimestep,
    const TimestepRequest& request, bool asDiffusers);

/// Number of sigmas that a scheduler spaces for the request: the requested steps, or one per timestep if the
/// timesteps were given or begin in the middle.
std::int64_t sigmaCount(const TimestepRequest& request, std::size_t timesteps);

/// The request's own timesteps; throws Error unless they are descending and within 0 .. timesteps - 1.
std::vector<double> checkedTimesteps(
    const std::string& className, const std::vector<double>& timesteps, std::int64_t numTrainTimesteps);

} // namespace playground
