// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/registry.h"
#include "models/diffusion/noise_schedule_options.h"

#include <vector>

namespace playground
{

// float32 tables as computed by diffusers with PyTorch, using our own loops: LibTorch's last digits depend on
// its version and the processor, and the difference of two numbers near 1, such as a small beta of a schedule
// with zero terminal SNR, amplifies them into the fourth digit.

/// A way to space the betas.
struct BetaScheduleInfo {
    std::string name; ///< as diffusers' beta_schedule
    std::vector<float> (*betas)(const NoiseScheduleOptions&);
};

/// linear, scaled_linear, squaredcos_cap_v2, sigmoid, laplace, exp: one line each in betas.cpp.
const Registry<BetaScheduleInfo>& betaSchedules();

/// The betas defined by `options`. Throws Error naming the field that is out of range.
std::vector<float> betaTable(const NoiseScheduleOptions& options);

/// The cumulative product of 1 - beta for each timestep, accumulated in double as in PyTorch.
std::vector<float> alphasCumprodTable(const std::vector<float>& betas);

/// Rescales the betas so that the last timestep has no signal left and the first keeps its own ("Common
/// Diffusion Noise Schedules and Sample Steps are Flawed", algorithm 1). Throws Error if the first and last
/// alphas_cumprod are equal.
std::vector<float> rescaledToZeroTerminalSnr(const std::vector<float>& betas);

} // namespace playground
