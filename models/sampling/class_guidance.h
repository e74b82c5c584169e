// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sampling_request.h"
#include "models/nets/network.h"

#include <torch/types.h>

#include <cstdint>

namespace playground
{

/// Classifier-free guidance (Ho & Salimans 2022, arXiv 2207.12598, equation 6, whose w is one less than the
/// scale here and in diffusers): output = without + scale (with - without), the outputs with and without the
/// class. It acts on the network's output, whatever that predicts: an affine map leads from one prediction
/// type to another, and the weights 1 - scale and scale add up to 1, so to guide one is to guide them all.
class ClassGuidance
{
public:
    /// No classes at all.
    ClassGuidance() = default;

    /// For `count` pictures. Throws Error for classes or a guidance that the recipe's network does not know.
    ClassGuidance(const Recipe& recipe, const SamplingRequest& request, std::int64_t count);

    /// The guided output for x [N,C,H,W], told `timestep` [N] or undefined: [N,C,H,W], or [N,2C,H,W] of a
    /// network that predicts a variance, which is not guided.
    torch::Tensor predict(Network& network, const torch::Tensor& x, const torch::Tensor& timestep) const;

    /// How often the network is evaluated for one output: twice (in one batch) where both are needed.
    int evaluations() const { return m_both ? 2 : 1; }

private:
    torch::Tensor m_labels; ///< [N], or [2N] with those of no class first; undefined: no classes
    double m_scale = 1;
    bool m_both = false;
};

} // namespace playground
