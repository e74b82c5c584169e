// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Prefixes of tensor names in files that contain both the weights and their running averages.
constexpr auto weightPrefix = "weights.";
constexpr auto averagePrefix = "ema.";

} // namespace playground
