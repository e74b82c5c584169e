// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae_blocks.h"

#include "models/nets/layers.h"

#include <algorithm>

namespace playground
{

namespace
{

using Kind = NetworkNode::Kind;

constexpr std::string_view vaeResnetSummary = PLAYGROUND_TEXT(
    "models", "Resnet: two normalised 3x3 convolutions, each after a SiLU, added to the input");
constexpr std::string_view convolutionSummary = PLAYGROUND_TEXT("models", "3x3 convolution");

MidBlock midBlock(const VaeConfig& config)
{
    return MidBlock(config.blockOutChannels.back(), config.midBlockAddAttention, config.normNumGroups,
        config.blockOptions());
}

/// The last layers of both encoder and decoder.
torch::Tensor ending(
    torch::nn::GroupNorm& norm, torch::nn::Conv2d& convolution, torch::Tensor x, const ForwardTrace& watch)
{
    x = norm->forward(x);
    watch.layer("conv_norm_out", Kind::Normalization, PLAYGROUND_TEXT("models", "Group normalisation"), x);
    x = convolution->forward(torch::silu(x));
    watch.layer("conv_out", Kind::Convolution, PLAYGROUND_TEXT("models", "SiLU, 3x3 convolution"), x);
    return x;
}

} // namespace

VaeDownBlockImpl::VaeDownBlockImpl(
    std::int64_t inChannels, std::int64_t outChannels, bool downsample, const BlockOptions& options)
{
    for (std::int64_t i = 0; i < options.layers; ++i)
        m_resnets.emplace_back(i == 0 ? inChannels : outChannels, outChannels, options);
    register_module("resnets", listOf(m_resnets));
    if (!downsample)
        return;
    m_downsampler = Downsample2D(outChannels, options.downsamplePadding);
    register_module("downsamplers", listOf(std::vector{m_downsampler}));
}

torch::Tensor VaeDownBlockImpl::forward(torch::Tensor x, const ForwardTrace& watch)
{
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        x = m_resnets[i]->forward(x, {});
        watch.layer("resnets", i, Kind::Resnet, vaeResnetSummary, x);
    }
    if (!m_downsampler)
        return x;
    x = m_downsampler->forward(x);
    watch.layer("downsamplers", 0, Kind::Downsample,
        PLAYGROUND_TEXT("models", "Downsampling by a 3x3 convolution with stride 2"), x);
    return x;
}

VaeUpBlockImpl::VaeUpBlockImpl(
    std::int64_t inChannels, std::int64_t outChannels, bool upsample, const BlockOptions& options)
{
    for (std::int64_t i = 0; i < options.layers + 1; ++i)
        m_resnets.emplace_back(i == 0 ? inChannels : outChannels, outChannels, options);
    register_module("resnets", listOf(m_resnets));
    if (!upsample)
        return;
    m_upsampler = Upsample2D(outChannels);
    register_module("upsamplers", listOf(std::vector{m_upsampler}));
}

torch::Tensor VaeUpBlockImpl::forward(torch::Tensor x, const ForwardTrace& watch)
{
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        x = m_resnets[i]->forward(x, {});
        watch.layer("resnets", i, Kind::Resnet, vaeResnetSummary, x);
    }
    if (!m_upsampler)
        return x;
    x = m_upsampler->forward(x);
    watch.layer("upsamplers", 0, Kind::Upsample,
        PLAYGROUND_TEXT("models", "Nearest-neighbour upsampling (2x), then a 3x3 convolution"), x);
    return x;
}

VaeEncoderImpl::VaeEncoderImpl(const VaeConfig& config)
{
    const BlockOptions options = config.blockOptions();
    const auto& widths = config.blockOutChannels;
    m_convIn = register_module("conv_in", conv3x3(config.inChannels, widths.front()));
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_downBlocks.emplace_back(widths[i == 0 ? 0 : i - 1], widths[i], i + 1 < widths.size(), options);
    register_module("down_blocks", listOf(m_downBlocks));
    m_midBlock = register_module("mid_block", midBlock(config));
    m_normOut = register_module("conv_norm_out", groupNorm(widths.back(), options));
    m_convOut = register_module("conv_out", conv3x3(widths.back(), 2 * config.latentChannels));
}

torch::Tensor VaeEncoderImpl::forward(const torch::Tensor& images, const ForwardTrace& watch)
{
    torch::Tensor x = m_convIn->forward(images);
    watch.layer("conv_in", Kind::Convolution, convolutionSummary, x);
    for (std::size_t i = 0; i < m_downBlocks.size(); ++i)
        x = m_downBlocks[i]->forward(x, watch.inside("down_blocks", i));
    x = m_midBlock->forward(x, {}, watch.inside("mid_block"));
    return ending(m_normOut, m_convOut, x, watch.together("encoder out"));
}

VaeDecoderImpl::VaeDecoderImpl(const VaeConfig& config)
{
    const BlockOptions options = config.blockOptions();
    const auto& widths = config.blockOutChannels;
    m_convIn = register_module("conv_in", conv3x3(config.latentChannels, widths.back()));
    m_midBlock = midBlock(config);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::size_t level = widths.size() - 1 - i;
        m_upBlocks.emplace_back(
            widths[std::min(level + 1, widths.size() - 1)], widths[level], level > 0, options);
    }
    register_module("up_blocks", listOf(m_upBlocks));
    register_module("mid_block", m_midBlock);
    m_normOut = register_module("conv_norm_out", groupNorm(widths.front(), options));
    m_convOut = register_module("conv_out", conv3x3(widths.front(), config.outChannels));
}

torch::Tensor VaeDecoderImpl::forward(const torch::Tensor& latents, const ForwardTrace& watch)
{
    torch::Tensor x = m_convIn->forward(latents);
    watch.layer("conv_in", Kind::Convolution, convolutionSummary, x);
    x = m_midBlock->forward(x, {}, watch.inside("mid_block"));
    for (std::size_t i = 0; i < m_upBlocks.size(); ++i)
        x = m_upBlocks[i]->forward(x, watch.inside("up_blocks", i));
    return ending(m_normOut, m_convOut, x, watch.together("decoder out"));
}

} // namespace playground
