// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

namespace playground
{

enum class Interpolation {
    Linear, ///< (1 - t) a + t b
    Spherical ///< along the great circle from a to b: preserves the typical length of normal samples
};

/// Interpolates between each latent of `a` (t = 0) and the corresponding one of `b` (t = 1), t in 0..1.
/// Spherical is Shoemake's slerp ("Animating rotation with quaternion curves", 1985), applied to latents by
/// White ("Sampling generative networks", 2016): sin((1 - t) w) / sin(w) a + sin(t w) / sin(w) b with w the
/// angle between a and b. Where a and b are (nearly) parallel or one is zero, slerp is undefined and linear
/// is used. Throws Error if the shapes differ or t is out of range.
ImageBatch interpolated(const ImageBatch& a, const ImageBatch& b, double t, Interpolation way);

} // namespace playground
