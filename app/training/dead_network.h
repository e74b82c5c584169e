// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"

namespace playground
{

/// Whether a trained network answers every picture with one and the same flat colour: all that is left of
/// one whose activations have died, usually by too large a learning rate. False before it has had the time to
/// learn anything else, and where the pictures themselves are flat. `low`: of the data range, whose highest
/// value is 1.
bool looksDead(const Triptych& triptych, float low);

} // namespace playground
