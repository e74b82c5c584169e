// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/block_options.h"

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

namespace playground
{

/// Resampling before a resnet's first convolution: halves (2x2 mean) or doubles (nearest) the size.
enum class Resample { None, Down, Up };

/// Two normalised 3x3 convolutions with the time embedding added in between; the result is added to the input
/// (after a 1x1 convolution if the width changes): diffusers' ResnetBlock2D, after "Denoising Diffusion
/// Probabilistic Models", appendix B.
class ResnetBlock2DImpl : public torch::nn::Module
{
public:
    ResnetBlock2DImpl(std::int64_t inChannels, std::int64_t outChannels, const BlockOptions& options,
        Resample resample = Resample::None);

    /// `x` [N, inChannels, H, W]; `time` [N, timeChannels], already activated, or undefined if timeChannels
    /// is 0. Returns [N, outChannels, H', W'].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time);

private:
    torch::Tensor resampled(const torch::Tensor& x) const;
    torch::Tensor conditioned(const torch::Tensor& x, const torch::Tensor& time);

    BlockOptions m_options;
    Resample m_resample;
    torch::nn::GroupNorm m_norm1{nullptr};
    torch::nn::Conv2d m_conv1{nullptr};
    torch::nn::Linear m_timeProjection{nullptr};
    torch::nn::GroupNorm m_norm2{nullptr};
    torch::nn::Conv2d m_conv2{nullptr};
    torch::nn::Conv2d m_shortcut{nullptr};
};
TORCH_MODULE(ResnetBlock2D);

} // namespace playground
