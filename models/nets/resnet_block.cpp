// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/resnet_block.h"

#include "models/nets/layers.h"

namespace playground
{

namespace nn = torch::nn;

namespace
{

nn::Conv2d convolution(std::int64_t inChannels, std::int64_t outChannels, std::int64_t size)
{
    return nn::Conv2d(nn::Conv2dOptions(inChannels, outChannels, size).padding(size / 2));
}

} // namespace

ResnetBlock2DImpl::ResnetBlock2DImpl(
    std::int64_t inChannels, std::int64_t outChannels, const BlockOptions& options, Resample resample)
    : m_options(options)
    , m_resample(resample)
{
    m_norm1 = register_module("norm1", groupNorm(inChannels, options));
    m_conv1 = register_module("conv1", convolution(inChannels, outChannels, 3));
    if (options.timeChannels > 0) {
        const std::int64_t projected = options.scaleShift ? 2 * outChannels : outChannels;
        m_timeProjection = register_module("time_emb_proj", nn::Linear(options.timeChannels, projected));
    }
    m_norm2 = register_module("norm2", groupNorm(outChannels, options));
    m_conv2 = register_module("conv2", convolution(outChannels, outChannels, 3));
    if (inChannels != outChannels)
        m_shortcut = register_module("conv_shortcut", convolution(inChannels, outChannels, 1));
}

torch::Tensor ResnetBlock2DImpl::resampled(const torch::Tensor& x) const
{
    switch (m_resample) {
    case Resample::Down:
        return torch::avg_pool2d(x, 2);
    case Resample::Up:
        return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
    case Resample::None:
        break;
    }
    return x;
}

torch::Tensor ResnetBlock2DImpl::conditioned(const torch::Tensor& x, const torch::Tensor& time)
{
    if (!m_timeProjection)
        return m_norm2->forward(x);
    const torch::Tensor projected = m_timeProjection->forward(time).unsqueeze(2).unsqueeze(3);
    if (!m_options.scaleShift)
        return m_norm2->forward(x + projected);
    const auto scaleAndShift = projected.chunk(2, 1);
    return m_norm2->forward(x) * (1 + scaleAndShift[0]) + scaleAndShift[1];
}

torch::Tensor ResnetBlock2DImpl::forward(const torch::Tensor& x, const torch::Tensor& time)
{
    torch::Tensor h = resampled(activate(m_options.activation, m_norm1->forward(x)));
    h = activate(m_options.activation, conditioned(m_conv1->forward(h), time));
    if (m_options.dropout > 0)
        h = torch::dropout(h, m_options.dropout, is_training());
    h = m_conv2->forward(h);

    const torch::Tensor shortcut = m_shortcut ? m_shortcut->forward(resampled(x)) : resampled(x);
    return m_options.outputScale == 1 ? shortcut + h : (shortcut + h) / m_options.outputScale;
}

} // namespace playground
