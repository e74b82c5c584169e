// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/unet2d_blocks.h"

#include "models/nets/layers.h"

namespace playground
{

namespace
{

using Kind = ForwardTrace::Kind;

// Descriptions for the network graph.
constexpr std::string_view resnetSummary = PLAYGROUND_TEXT("models",
    "Resnet: two normalised 3x3 convolutions with the time embedding in between, added to the input");
constexpr std::string_view joiningResnetSummary = PLAYGROUND_TEXT("models",
    "Skip concatenated; resnet: two normalised 3x3 convolutions with the time embedding in between, added to "
    "the input");
constexpr std::string_view attentionSummary
    = PLAYGROUND_TEXT("models", "Self-attention: every pixel attends to all others; added to the input");

Attention attentionOf(std::int64_t channels, std::optional<std::int64_t> groups, const BlockOptions& options)
{
    return Attention(channels, options.headDim.value_or(channels), groups, options.eps, options.outputScale);
}

} // namespace

DownBlockImpl::DownBlockImpl(std::int64_t inChannels, std::int64_t outChannels, bool attention,
    bool downsample, const BlockOptions& options)
{
    for (std::int64_t i = 0; i < options.layers; ++i) {
        m_resnets.emplace_back(i == 0 ? inChannels : outChannels, outChannels, options);
        if (attention)
            m_attentions.push_back(attentionOf(outChannels, options.groups, options));
    }
    if (attention)
        register_module("attentions", listOf(m_attentions));
    register_module("resnets", listOf(m_resnets));
    if (!downsample)
        return;
    if (attention && options.resnetDownsampling) {
        m_downResnet = ResnetBlock2D(outChannels, outChannels, options, Resample::Down);
        register_module("downsamplers", listOf(std::vector{m_downResnet}));
    } else {
        m_convolution = Downsample2D(outChannels, options.downsamplePadding);
        register_module("downsamplers", listOf(std::vector{m_convolution}));
    }
}

torch::Tensor DownBlockImpl::forward(
    torch::Tensor x, const torch::Tensor& time, std::vector<torch::Tensor>& skips, const ForwardTrace& watch)
{
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        x = m_resnets[i]->forward(x, time);
        watch.layer("resnets", i, Kind::Resnet, resnetSummary, x);
        if (!m_attentions.empty()) {
            x = m_attentions[i]->forward(x);
            watch.layer("attentions", i, Kind::Attention, attentionSummary, x);
        }
        skips.push_back(x);
    }
    if (m_convolution || m_downResnet) {
        x = m_convolution ? m_convolution->forward(x) : m_downResnet->forward(x, time);
        watch.layer("downsamplers", 0, Kind::Downsample,
            m_convolution ? PLAYGROUND_TEXT("models", "Downsampling by a 3x3 convolution with stride 2")
                          : PLAYGROUND_TEXT("models", "Resnet with downsampling by 2x2 average pooling"),
            x);
        skips.push_back(x);
    }
    return x;
}

MidBlockImpl::MidBlockImpl(std::int64_t channels, bool attention, std::optional<std::int64_t> attentionGroups,
    const BlockOptions& options)
{
    m_first = ResnetBlock2D(channels, channels, options);
    std::vector<Attention> attentions;
    if (attention) {
        m_attention = attentionOf(channels, attentionGroups, options);
        attentions.push_back(m_attention);
    }
    m_second = ResnetBlock2D(channels, channels, options);
    register_module("attentions", listOf(attentions));
    register_module("resnets", listOf(std::vector{m_first, m_second}));
}

torch::Tensor MidBlockImpl::forward(torch::Tensor x, const torch::Tensor& time, const ForwardTrace& watch)
{
    x = m_first->forward(x, time);
    watch.layer("resnets", 0, Kind::Resnet, resnetSummary, x);
    if (m_attention) {
        x = m_attention->forward(x);
        watch.layer("attentions", 0, Kind::Attention, attentionSummary, x);
    }
    x = m_second->forward(x, time);
    watch.layer("resnets", 1, Kind::Resnet, resnetSummary, x);
    return x;
}

UpBlockImpl::UpBlockImpl(std::int64_t prevChannels, std::int64_t outChannels, std::int64_t skipChannels,
    bool attention, bool upsample, const BlockOptions& options)
{
    const std::int64_t layers = options.layers + 1;
    for (std::int64_t i = 0; i < layers; ++i) {
        const std::int64_t fromBelow = i == 0 ? prevChannels : outChannels;
        const std::int64_t fromSkip = i == layers - 1 ? skipChannels : outChannels;
        m_resnets.emplace_back(fromBelow + fromSkip, outChannels, options);
        if (attention)
            m_attentions.push_back(attentionOf(outChannels, options.groups, options));
    }
    if (attention)
        register_module("attentions", listOf(m_attentions));
    register_module("resnets", listOf(m_resnets));
    if (!upsample)
        return;
    if (attention && options.resnetUpsampling) {
        m_upResnet = ResnetBlock2D(outChannels, outChannels, options, Resample::Up);
        register_module("upsamplers", listOf(std::vector{m_upResnet}));
    } else {
        m_convolution = Upsample2D(outChannels);
        register_module("upsamplers", listOf(std::vector{m_convolution}));
    }
}

torch::Tensor UpBlockImpl::forward(
    torch::Tensor x, const torch::Tensor& time, std::vector<torch::Tensor>& skips, const ForwardTrace& watch)
{
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        const torch::Tensor skip = watch.skip("resnets", i, skips.back());
        skips.pop_back();
        x = m_resnets[i]->forward(torch::cat({x, skip}, 1), time);
        watch.layer("resnets", i, Kind::Resnet, joiningResnetSummary, x);
        if (!m_attentions.empty()) {
            x = m_attentions[i]->forward(x);
            watch.layer("attentions", i, Kind::Attention, attentionSummary, x);
        }
    }
    if (m_convolution || m_upResnet) {
        x = m_convolution ? m_convolution->forward(x) : m_upResnet->forward(x, time);
        watch.layer("upsamplers", 0, Kind::Upsample,
            m_convolution
                ? PLAYGROUND_TEXT("models", "Nearest-neighbour upsampling (2x), then a 3x3 convolution")
                : PLAYGROUND_TEXT("models", "Resnet with nearest-neighbour upsampling (2x)"),
            x);
    }
    return x;
}

} // namespace playground
