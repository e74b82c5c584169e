// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"

namespace playground
{

/// Contents of the Noise page. Needs no prediction.
struct NoiseView {
    Triptych atAmount; ///< the row at the current amount
    Triptych spread; ///< the same images, amounts 0..1 from left to right
    Triptych strip; ///< one image, noised 11 times: amounts 0, 0.1, ... 1
    NoiseCurve curve; ///< of the forward process
    ForwardStep step = {}; ///< for the strip's image at the current amount; empty without a schedule
};

} // namespace playground
