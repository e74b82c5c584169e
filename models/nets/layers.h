// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/block_options.h"

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/normalization.h>

#include <cstdint>
#include <vector>

namespace playground
{

// Building blocks shared by several networks.

/// Preserves the size.
inline torch::nn::Conv2d conv3x3(std::int64_t inChannels, std::int64_t outChannels)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(inChannels, outChannels, 3).padding(1));
}

inline torch::nn::GroupNorm groupNorm(std::int64_t channels, const BlockOptions& options)
{
    return torch::nn::GroupNorm(torch::nn::GroupNormOptions(options.groups, channels).eps(options.eps));
}

/// Registers layers under PyTorch's names: "list.0", "list.1", ...
template <typename Layer> torch::nn::ModuleList listOf(const std::vector<Layer>& layers)
{
    torch::nn::ModuleList list;
    for (const Layer& layer : layers)
        list->push_back(layer);
    return list;
}

} // namespace playground
