// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// What precedes the names of tensors in a file that holds the weights and their running averages.
constexpr auto weightPrefix = "weights.";
constexpr auto averagePrefix = "ema.";

} // namespace playground
