// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn/modules/conv.h>

namespace playground
{

/// Halves the size with a stride-2 3x3 convolution. `padding` 1: all sides; 0: right and bottom by one, as in
/// the first DDPM checkpoints and the autoencoders.
class Downsample2DImpl : public torch::nn::Module
{
public:
    Downsample2DImpl(std::int64_t channels, std::int64_t padding);
    torch::Tensor forward(const torch::Tensor& x);

private:
    bool m_padRightAndBottom;
    torch::nn::Conv2d m_conv{nullptr};
};
TORCH_MODULE(Downsample2D);

/// Doubles the size by nearest-neighbour upsampling, then a 3x3 convolution.
class Upsample2DImpl : public torch::nn::Module
{
public:
    explicit Upsample2DImpl(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d m_conv{nullptr};
};
TORCH_MODULE(Upsample2D);

} // namespace playground
