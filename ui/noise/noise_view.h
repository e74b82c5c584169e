// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"

namespace playground
{

/// What the Noise page shows. None of it needs a prediction.
struct NoiseView {
    Triptych atAmount; ///< the row at the settings' amount
    Triptych spread; ///< the same images, amounts 0..1 from left to right
    Triptych strip; ///< one image eleven times, amounts 0, 0.1, ... 1
    NoiseCurve curve; ///< of the forward process
    ForwardStep step = {}; ///< of the strip's image at the settings' amount; empty without a schedule
};

} // namespace playground
