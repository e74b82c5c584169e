// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/unet2d.h"

#include "models/api/error.h"
#include "models/nets/layers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace playground
{

namespace nn = torch::nn;

namespace
{

using Kind = ForwardTrace::Kind;

void refuseLabelShape(const torch::Tensor& labels, const std::string& expected)
{
    std::string shape;
    for (const std::int64_t size : labels.sizes())
        shape += (shape.empty() ? "" : "x") + std::to_string(size);
    throw Error(
        PLAYGROUND_TEXT("models", "class_labels must have the shape %1, but it has %2."), {expected, shape});
}

// Indices into an embedding table of `classes` rows.
torch::Tensor checkedLabels(const torch::Tensor& labels, std::int64_t classes)
{
    if (labels.is_floating_point() || labels.is_complex())
        throw Error(PLAYGROUND_TEXT("models", "class_labels must be integers."), {});
    const torch::Tensor numbers = labels.to(torch::kInt64);
    for (const torch::Tensor& extreme : {numbers.min(), numbers.max()}) {
        const auto label = extreme.item<std::int64_t>();
        if (label < 0 || label >= classes) {
            throw Error(PLAYGROUND_TEXT("models",
                            "class_labels: %1 is out of range; the network supports classes 0 to %2."),
                {std::to_string(label), std::to_string(classes - 1)});
        }
    }
    return numbers;
}

} // namespace

UNet2DModel::UNet2DModel(const UNet2DConfig& config)
    : m_config(config)
{
    const std::int64_t firstWidth = config.blockOutChannels.front();
    const bool fourier = config.timeEmbeddingType == "fourier";
    const std::int64_t projected = fourier ? 2 * firstWidth : firstWidth;

    m_convIn = register_module("conv_in", conv3x3(config.inChannels, firstWidth));
    if (fourier)
        m_fourier = register_module("time_proj", GaussianFourierProjection(firstWidth, 16.0));
    m_timeEmbedding = register_module("time_embedding", TimestepEmbedding(projected, config.timeChannels()));
    if (config.classEmbedType == "timestep") {
        m_classTimeEmbedding
            = register_module("class_embedding", TimestepEmbedding(projected, config.timeChannels()));
    } else if (!config.classEmbedType && config.numClassEmbeds) {
        m_classTable = register_module(
            "class_embedding", nn::Embedding(*config.numClassEmbeds, config.timeChannels()));
    }
    buildBlocks();
    m_normOut = register_module("conv_norm_out",
        nn::GroupNorm(nn::GroupNormOptions(config.normNumGroups, firstWidth).eps(config.normEps)));
    m_convOut = register_module("conv_out", conv3x3(firstWidth, config.outChannels));
}

// Built in the order down, mid, up but registered down, up, mid, as in the reference.
void UNet2DModel::buildBlocks()
{
    const BlockOptions options = m_config.blockOptions();
    const auto& widths = m_config.blockOutChannels;
    const std::size_t levels = m_config.levels();

    nn::ModuleList downBlocks;
    for (std::size_t i = 0; i < levels; ++i) {
        m_downBlocks.emplace_back(
            widths[i == 0 ? 0 : i - 1], widths[i], m_config.downHasAttention(i), i + 1 < levels, options);
        downBlocks->push_back(m_downBlocks.back());
    }
    if (m_config.midBlockType) {
        BlockOptions midOptions = options;
        midOptions.outputScale = m_config.midBlockScaleFactor;
        m_midBlock
            = MidBlock(widths.back(), m_config.addAttention, m_config.midAttentionGroups(), midOptions);
    }
    nn::ModuleList upBlocks;
    for (std::size_t i = 0; i < levels; ++i) {
        const std::size_t level = levels - 1 - i;
        m_upBlocks.emplace_back(widths[std::min(level + 1, levels - 1)], widths[level],
            widths[level == 0 ? 0 : level - 1], m_config.upHasAttention(i), i + 1 < levels, options);
        upBlocks->push_back(m_upBlocks.back());
    }
    register_module("down_blocks", downBlocks);
    register_module("up_blocks", upBlocks);
    if (m_midBlock)
        register_module("mid_block", m_midBlock);
}

std::shared_ptr<UNet2DModel> UNet2DModel::fromConfig(const nlohmann::json& config)
{
    return std::make_shared<UNet2DModel>(UNet2DConfig::fromJson(config));
}

torch::Tensor UNet2DModel::timeProjection(const torch::Tensor& timestep)
{
    if (!m_fourier) {
        return sinusoidalEmbedding(
            timestep, m_config.blockOutChannels.front(), m_config.flipSinToCos, m_config.freqShift);
    }
    if (timestep.min().item<double>() <= 0) {
        throw Error(PLAYGROUND_TEXT("models",
                        "This network takes the logarithm of the timestep (time_embedding_type \"fourier\"), "
                        "so the timestep must be greater than 0."),
            {});
    }
    return m_fourier->forward(timestep);
}

torch::Tensor UNet2DModel::classEmbedding(const torch::Tensor& labels, std::int64_t count)
{
    if (m_config.classEmbedType == "identity") {
        if (labels.sizes() != at::IntArrayRef({count, m_config.timeChannels()}))
            refuseLabelShape(labels, std::to_string(count) + "x" + std::to_string(m_config.timeChannels()));
        return labels;
    }
    if (labels.sizes() != at::IntArrayRef({count}))
        refuseLabelShape(labels, std::to_string(count));
    if (m_classTable)
        return m_classTable->forward(checkedLabels(labels, *m_config.numClassEmbeds));
    return m_classTimeEmbedding->forward(timeProjection(labels).to(m_convIn->weight.scalar_type()));
}

torch::Tensor UNet2DModel::forward(
    const torch::Tensor& sample, const torch::Tensor& timestep, const torch::Tensor& classLabels)
{
    const auto type = m_convIn->weight.scalar_type();
    const torch::Tensor projection = timeProjection(timestep).to(type);
    watched().layer("time_proj", Kind::Embedding,
        PLAYGROUND_TEXT("models", "Sines and cosines of the timestep"), projection);
    torch::Tensor embedding = m_timeEmbedding->forward(projection);
    watched().layer("time_embedding", Kind::Embedding,
        PLAYGROUND_TEXT(
            "models", "Two linear layers with SiLU in between; every resnet is conditioned on the result"),
        embedding);
    if (wantsClassLabels()) {
        embedding = embedding + classEmbedding(classLabels.to(sample.device()), sample.size(0)).to(type);
        watched().layer("class_embedding", Kind::Embedding,
            PLAYGROUND_TEXT("models", "The class, added to the time embedding"), embedding);
    }
    // Every resnet begins by activating the embedding, so do it once here.
    const torch::Tensor time = activate(activationNamed(m_config.actFn), embedding);

    torch::Tensor x = m_convIn->forward(m_config.centerInputSample ? 2 * sample - 1 : sample);
    watched().together("in").layer(
        "conv_in", Kind::Convolution, PLAYGROUND_TEXT("models", "3x3 convolution"), x);
    std::vector<torch::Tensor> skips{x};
    for (std::size_t i = 0; i < m_downBlocks.size(); ++i)
        x = m_downBlocks[i]->forward(x, time, skips, watched().inside("down_blocks", i));
    if (m_midBlock)
        x = m_midBlock->forward(x, time, watched().inside("mid_block"));
    for (std::size_t i = 0; i < m_upBlocks.size(); ++i)
        x = m_upBlocks[i]->forward(x, time, skips, watched().inside("up_blocks", i));
    x = m_normOut->forward(x);
    const ForwardTrace out = watched().together("out");
    out.layer("conv_norm_out", Kind::Normalization, PLAYGROUND_TEXT("models", "Group normalisation"), x);
    x = m_convOut->forward(torch::silu(x));
    out.layer("conv_out", Kind::Convolution, PLAYGROUND_TEXT("models", "SiLU, 3x3 convolution"), x);
    return m_fourier ? x / timestep.view({-1, 1, 1, 1}) : x;
}

nlohmann::json UNet2DModel::config() const
{
    return m_config.toJson();
}

void UNet2DModel::checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    const UNet2DConfig fields = UNet2DConfig::fromJson(config);
    requireImageSize("UNet2DModel", fields.inChannels, fields.sizeDivisor(), channels, height, width);
}

void UNet2DModel::checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const
{
    requireImageSize("UNet2DModel", m_config.inChannels, m_config.sizeDivisor(), channels, height, width);
}

bool UNet2DModel::wantsClassLabels() const
{
    return m_config.classEmbedType.has_value() || m_config.numClassEmbeds.has_value();
}

} // namespace playground
