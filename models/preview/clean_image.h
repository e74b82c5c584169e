// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/diffusion/corruption.h"

namespace playground
{

/// The clean picture that a network's output amounts to, [N,C,H,W], as the samplers take it: pictures of a
/// noise schedule in -1..1 are clipped to it (clip_sample of diffusers' schedulers), latents are not. Where
/// nothing of the picture is left in `noised`, a network that predicts the noise says nothing of it: then the
/// middle of the range.
torch::Tensor cleanPicture(const Recipe& recipe, const Corruption& corruption, const torch::Tensor& output,
    const torch::Tensor& noised, const torch::Tensor& amount);

} // namespace playground
