// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"

namespace playground
{

/// True if a trained network predicts the same flat colour for every picture: its activations have died,
/// usually because of too large a learning rate. False during the first training steps, and if the pictures
/// themselves are flat. `low` is the lower end of the data range; the upper end is 1.
bool looksDead(const Triptych& triptych, float low);

} // namespace playground
