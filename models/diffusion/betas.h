// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffusion/noise_schedule_options.h"

#include <vector>

namespace playground
{

// Tables of float32 as diffusers computes them on PyTorch, by loops of our own: LibTorch's last digits depend
// on its version and on the processor, and a difference of two numbers near 1, as a small beta of a schedule
// with zero terminal SNR, carries them into the fourth digit.

/// The betas that `options` ask for. Throws Error naming the field that is out of range.
std::vector<float> betaTable(const NoiseScheduleOptions& options);

/// The product of 1 - beta up to each timestep, accumulated in double as PyTorch does.
std::vector<float> alphasCumprodTable(const std::vector<float>& betas);

/// The betas stretched so that the last timestep has no signal left, the first keeping its own ("Common
/// Diffusion Noise Schedules and Sample Steps are Flawed", algorithm 1). Throws Error if there is no first
/// and last to tell apart.
std::vector<float> rescaledToZeroTerminalSnr(const std::vector<float>& betas);

} // namespace playground
