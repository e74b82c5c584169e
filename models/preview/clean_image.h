// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/diffusion/corruption.h"

namespace playground
{

/// The clean image implied by a network's output, [N,C,H,W], as in the samplers: with a noise schedule and
/// range -1..1, images are clipped (clip_sample of diffusers' schedulers), latents are not. Where `noised`
/// has no signal left, a noise prediction gives no information about the image; the result is then the middle
/// of the range.
torch::Tensor cleanPicture(const Recipe& recipe, const Corruption& corruption, const torch::Tensor& output,
    const torch::Tensor& noised, const torch::Tensor& amount);

} // namespace playground
