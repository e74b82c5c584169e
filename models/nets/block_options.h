// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/activation.h"

#include <cstdint>
#include <optional>

namespace playground
{

/// Options shared by the blocks of a network.
struct BlockOptions {
    std::int64_t timeChannels = 0; ///< width of the time embedding; 0: none
    std::int64_t groups = 32; ///< of every GroupNorm
    double eps = 1e-5; ///< of every GroupNorm
    double dropout = 0; ///< probability, between norm2 and conv2 of each resnet
    Activation activation = Activation::SiLU;
    bool scaleShift = false; ///< the time embedding scales and shifts after norm2 instead of being added
    double outputScale = 1; ///< divides the sum of each resnet and attention
    std::int64_t layers = 2; ///< resnets per down block; up blocks have one more
    std::optional<std::int64_t> headDim = 8; ///< width of an attention head; nullopt: one head of full width
    std::int64_t downsamplePadding = 1; ///< 0: pad right and bottom by one instead of all sides
    bool resnetDownsampling = false; ///< attention blocks downsample with a resnet instead of a convolution
    bool resnetUpsampling = false; ///< attention blocks upsample with a resnet instead of a convolution
};

} // namespace playground
