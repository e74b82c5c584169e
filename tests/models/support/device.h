// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

namespace playground
{

/// Returns true if the tests compute on the CPU, like their reference values. With PLAYGROUND_DEVICE=cuda
/// they do not, and results are equal only up to rounding.
inline bool onProcessor()
{
    return defaultDevice() == "cpu";
}

} // namespace playground
