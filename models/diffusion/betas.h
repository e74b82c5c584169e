// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffusion/schedule.h"

namespace playground
{

/// The table of betas [N] float32 that `options` ask for. Throws Error naming the field that is out of range.
torch::Tensor betaTable(const NoiseScheduleOptions& options);

/// The betas stretched so that the last timestep has no signal left, the first keeping its own ("Common
/// Diffusion Noise Schedules and Sample Steps are Flawed", algorithm 1). Throws Error if there is no first
/// and last to tell apart.
torch::Tensor rescaledToZeroTerminalSnr(const torch::Tensor& betas);

} // namespace playground
