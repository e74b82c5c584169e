// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

namespace playground
{

/// Whether the engine computes on the processor, where the tests compute what they compare with. With
/// PLAYGROUND_DEVICE=cuda it does not, and equality is a matter of rounding.
inline bool onProcessor()
{
    return defaultDevice() == "cpu";
}

} // namespace playground
