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
};

/// What the images are mixed with: amount a gives (1 - a) original + a noise.
enum class NoiseKind {
    UniformMix, ///< noise uniform in 0..1 (course text 001, section 3.2)
    GaussianMix, ///< noise normal, mean 0, standard deviation 1 (course text 000, section 1.3)
};

} // namespace playground
