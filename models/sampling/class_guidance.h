// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampling_request.h"
#include "models/nets/network.h"

#include <torch/types.h>

#include <cstdint>

namespace playground
{

/// Classifier-free guidance (Ho & Salimans 2022, arXiv 2207.12598, equation 6, whose w is the scale here and
/// in diffusers minus 1): output = uncond + scale (cond - uncond). Applied to the network's output, whatever
/// its prediction type: prediction types are related by affine maps and the weights 1 - scale and scale add
/// up to 1, so guiding one guides all.
class ClassGuidance
{
public:
    /// No classes and no guidance.
    ClassGuidance() = default;

    /// For `count` images. Throws Error for classes or a guidance that the recipe's network does not support.
    ClassGuidance(const Recipe& recipe, const SamplingRequest& request, std::int64_t count);

    /// The guided output for x [N,C,H,W] at `timestep` ([N], or undefined): [N,C,H,W], or [N,2C,H,W] for a
    /// network that predicts a variance, which is not guided.
    torch::Tensor predict(Network& network, const torch::Tensor& x, const torch::Tensor& timestep) const;

    /// Network evaluations per output: 2 (in one batch) if both predictions are needed.
    int evaluations() const { return m_both ? 2 : 1; }

private:
    torch::Tensor m_labels; ///< [N], or [2N] with the "no class" labels first; undefined: no classes
    double m_scale = 1;
    bool m_both = false;
};

} // namespace playground
