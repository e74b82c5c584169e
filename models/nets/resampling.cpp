// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/resampling.h"

namespace playground
{

namespace nn = torch::nn;

Downsample2DImpl::Downsample2DImpl(std::int64_t channels, std::int64_t padding)
    : m_padRightAndBottom(padding == 0)
    , m_conv(register_module(
          "conv", nn::Conv2d(nn::Conv2dOptions(channels, channels, 3).stride(2).padding(padding))))
{
}

torch::Tensor Downsample2DImpl::forward(const torch::Tensor& x)
{
    return m_conv->forward(m_padRightAndBottom ? torch::constant_pad_nd(x, {0, 1, 0, 1}) : x);
}

Upsample2DImpl::Upsample2DImpl(std::int64_t channels)
    : m_conv(register_module("conv", nn::Conv2d(nn::Conv2dOptions(channels, channels, 3).padding(1))))
{
}

torch::Tensor Upsample2DImpl::forward(const torch::Tensor& x)
{
    return m_conv->forward(torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)}));
}

} // namespace playground
