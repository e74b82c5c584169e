// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <optional>

namespace playground
{

/// softmax(q k^T / sqrt(head width)) v for each head ("Attention Is All You Need", section 3.2). q, k, v: [N,
/// tokens, channels], heads concatenated along the channels; returns the same shape.
torch::Tensor scaledDotProductAttention(
    const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads);

/// Self-attention over the pixels of an image, added to the image: diffusers' Attention as used in
/// UNet2DModel and AutoencoderKL.
class AttentionImpl : public torch::nn::Module
{
public:
    /// `headDim` must divide `channels`. `groups` nullopt: no normalisation. The sum is divided by
    /// `outputScale`.
    AttentionImpl(std::int64_t channels, std::int64_t headDim, std::optional<std::int64_t> groups, double eps,
        double outputScale = 1);

    /// `x` [N, channels, H, W]; returns the same shape.
    torch::Tensor forward(const torch::Tensor& x);

private:
    std::int64_t m_heads;
    double m_outputScale;
    torch::nn::GroupNorm m_groupNorm{nullptr};
    torch::nn::Linear m_toQ{nullptr};
    torch::nn::Linear m_toK{nullptr};
    torch::nn::Linear m_toV{nullptr};
    torch::nn::Linear m_toOut{nullptr};
};
TORCH_MODULE(Attention);

} // namespace playground
