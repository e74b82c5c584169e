// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/attention.h"
#include "models/nets/forward_trace.h"
#include "models/nets/resampling.h"
#include "models/nets/resnet_block.h"

#include <torch/nn/modules/container/modulelist.h>

#include <vector>

namespace playground
{

// Building blocks of UNet2DModel. `time` is always [N, timeChannels], already activated. Layers are built in
// the reference's order of construction (same seed, same weights) and registered in its order of registration
// (same state dict order); the two differ.

/// diffusers' DownBlock2D, or AttnDownBlock2D if `attention`.
class DownBlockImpl : public torch::nn::Module
{
public:
    DownBlockImpl(std::int64_t inChannels, std::int64_t outChannels, bool attention, bool downsample,
        const BlockOptions& options);

    /// Appends the output of every layer, and of the downsampler, to `skips`.
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& time, std::vector<torch::Tensor>& skips,
        const ForwardTrace& watch = {});

private:
    std::vector<ResnetBlock2D> m_resnets;
    std::vector<Attention> m_attentions; ///< as many as resnets, or none
    Downsample2D m_convolution{nullptr}; ///< at most one of these two is set
    ResnetBlock2D m_downResnet{nullptr};
};
TORCH_MODULE(DownBlock);

/// diffusers' UNetMidBlock2D: resnet, attention (optional), resnet.
class MidBlockImpl : public torch::nn::Module
{
public:
    /// `attentionGroups` nullopt: attention without normalisation.
    MidBlockImpl(std::int64_t channels, bool attention, std::optional<std::int64_t> attentionGroups,
        const BlockOptions& options);

    torch::Tensor forward(torch::Tensor x, const torch::Tensor& time, const ForwardTrace& watch = {});

private:
    ResnetBlock2D m_first{nullptr};
    Attention m_attention{nullptr};
    ResnetBlock2D m_second{nullptr};
};
TORCH_MODULE(MidBlock);

/// diffusers' UpBlock2D, or AttnUpBlock2D if `attention`.
class UpBlockImpl : public torch::nn::Module
{
public:
    /// `prevChannels`: output of the block below; `skipChannels`: of the last skip, the next block's width.
    UpBlockImpl(std::int64_t prevChannels, std::int64_t outChannels, std::int64_t skipChannels,
        bool attention, bool upsample, const BlockOptions& options);

    /// Removes one element from the end of `skips` per layer.
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& time, std::vector<torch::Tensor>& skips,
        const ForwardTrace& watch = {});

private:
    std::vector<ResnetBlock2D> m_resnets;
    std::vector<Attention> m_attentions; ///< as many as resnets, or none
    Upsample2D m_convolution{nullptr}; ///< at most one of these two is set
    ResnetBlock2D m_upResnet{nullptr};
};
TORCH_MODULE(UpBlock);

} // namespace playground
