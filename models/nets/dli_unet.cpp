// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/dli_unet.h"

#include "models/api/error.h"
#include "models/nets/config_reader.h"
#include "models/nets/layers.h"

#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/pooling.h>

namespace playground
{

namespace nn = torch::nn;

namespace
{

// Appends in sequence: the evaluation order of function arguments is unspecified, and seeded initialisation
// depends on the order of construction.
void appendConvolution(nn::Sequential& layers, std::int64_t inChannels, std::int64_t outChannels)
{
    layers->push_back(conv3x3(inChannels, outChannels));
    layers->push_back(nn::BatchNorm2d(outChannels));
    layers->push_back(nn::ReLU());
}

nn::Sequential denseEmbedding(std::int64_t latentSize, std::int64_t width)
{
    nn::Sequential layers;
    layers->push_back(nn::Linear(latentSize, width));
    layers->push_back(nn::ReLU());
    layers->push_back(nn::Linear(width, width));
    layers->push_back(nn::ReLU());
    layers->push_back(nn::Linear(width, latentSize));
    layers->push_back(nn::ReLU());
    return layers;
}

// Descriptions for the network graph.
constexpr std::string_view downWords
    = PLAYGROUND_TEXT("models", "Twice: 3x3 convolution, batch norm, ReLU; then 2x2 max pooling");
constexpr std::string_view upWords = PLAYGROUND_TEXT("models",
    "Skip concatenated, 2x transposed convolution, batch norm, ReLU; 3x3 convolution, batch norm, ReLU");

struct DliFields {
    std::int64_t imageSize;
    std::int64_t inChannels;
    DliUNet::Channels downChannels;
};

DliFields readFields(const nlohmann::json& config)
{
    ConfigReader reader(config, "DliUNet");
    const std::int64_t imageSize = reader.integer("image_size", 16, 4, 256);
    if (imageSize % 4 != 0) {
        reader.refuse("image_size",
            PLAYGROUND_TEXT("models",
                "%1: field \"%2\" must be a multiple of 4 (two downsampling levels), but it is %3."),
            {std::to_string(imageSize)});
    }
    const std::int64_t inChannels = reader.integer("in_channels", 1, 1, 1024);
    const std::vector<std::int64_t> channels = reader.integers("down_channels", {16, 32, 64}, 1, 1024);
    if (channels.size() != 3) {
        reader.refuse("down_channels",
            PLAYGROUND_TEXT(
                "models", "%1: field \"%2\" must list 3 numbers, one per level, but it lists %3."),
            {std::to_string(channels.size())});
    }
    reader.refuseOthers();
    return {imageSize, inChannels, {channels[0], channels[1], channels[2]}};
}

void requireSize(std::int64_t expectedSize, std::int64_t expectedChannels, std::int64_t channels,
    std::int64_t height, std::int64_t width)
{
    requireImageSize("DliUNet", expectedChannels, 4, channels, height, width);
    if (height != expectedSize || width != expectedSize) {
        throw Error(PLAYGROUND_TEXT("models",
                        "DliUNet: the network was built for images of %1x%1, but these are %2x%3. Change "
                        "image_size or the images."),
            {std::to_string(expectedSize), std::to_string(height), std::to_string(width)});
    }
}

} // namespace

DliDownBlockImpl::DliDownBlockImpl(std::int64_t inChannels, std::int64_t outChannels)
{
    appendConvolution(m_model, inChannels, outChannels);
    appendConvolution(m_model, outChannels, outChannels);
    m_model->push_back(nn::MaxPool2d(2));
    register_module("model", m_model);
}

DliUpBlockImpl::DliUpBlockImpl(std::int64_t inChannels, std::int64_t outChannels)
{
    m_model->push_back(nn::ConvTranspose2d(
        nn::ConvTranspose2dOptions(2 * inChannels, outChannels, 3).stride(2).padding(1).output_padding(1)));
    m_model->push_back(nn::BatchNorm2d(outChannels));
    m_model->push_back(nn::ReLU());
    appendConvolution(m_model, outChannels, outChannels);
    register_module("model", m_model);
}

torch::Tensor DliUpBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& skip)
{
    return m_model->forward(torch::cat({x, skip}, 1));
}

DliUNet::DliUNet(std::int64_t imageSize, std::int64_t inChannels, const Channels& downChannels)
    : m_imageSize(imageSize)
    , m_inChannels(inChannels)
    , m_downChannels(downChannels)
{
    const auto [c0, c1, c2] = downChannels;
    const std::int64_t latentSide = imageSize / 4;

    m_down0 = nn::Sequential();
    appendConvolution(m_down0, inChannels, c0);
    register_module("down0", m_down0);
    m_down1 = register_module("down1", DliDownBlock(c0, c1));
    m_down2 = register_module("down2", DliDownBlock(c1, c2));
    m_denseEmbedding = register_module("dense_emb", denseEmbedding(c2 * latentSide * latentSide, c1));

    m_up0 = nn::Sequential();
    m_up0->push_back(nn::Unflatten(nn::UnflattenOptions(1, {c2, latentSide, latentSide})));
    appendConvolution(m_up0, c2, c2);
    register_module("up0", m_up0);
    m_up1 = register_module("up1", DliUpBlock(c2, c1));
    m_up2 = register_module("up2", DliUpBlock(c1, c0));

    m_out = nn::Sequential();
    appendConvolution(m_out, c0, c0);
    m_out->push_back(conv3x3(c0, inChannels));
    register_module("out", m_out);
}

std::shared_ptr<DliUNet> DliUNet::fromConfig(const nlohmann::json& config)
{
    const DliFields fields = readFields(config);
    return std::make_shared<DliUNet>(fields.imageSize, fields.inChannels, fields.downChannels);
}

void DliUNet::checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    const DliFields fields = readFields(config);
    requireSize(fields.imageSize, fields.inChannels, channels, height, width);
}

torch::Tensor DliUNet::forward(const torch::Tensor& sample, const torch::Tensor&, const torch::Tensor&)
{
    const auto tell = [this](const char* name, std::string_view words, const torch::Tensor& output) {
        watched().layer(name, ForwardTrace::Kind::Block, words, output);
    };
    const torch::Tensor down0 = m_down0->forward(sample);
    tell("down0", PLAYGROUND_TEXT("models", "3x3 convolution, batch norm, ReLU"), down0);
    const torch::Tensor down1 = m_down1->forward(down0);
    tell("down1", downWords, down1);
    const torch::Tensor down2 = m_down2->forward(down1);
    tell("down2", downWords, down2);
    // The DLI course's to_vec also applies a ReLU, which has no effect after down2's own.
    torch::Tensor x = m_up0->forward(down2.flatten(1));
    tell("up0", PLAYGROUND_TEXT("models", "3x3 convolution, batch norm, ReLU"), x);
    // The skips are shifted by one level compared with the DLI course's description: down0 is not used, down2
    // is.
    x = m_up1->forward(x, watched().skip("up1", down2));
    tell("up1", upWords, x);
    x = m_up2->forward(x, watched().skip("up2", down1));
    tell("up2", upWords, x);
    x = m_out->forward(x);
    tell("out", PLAYGROUND_TEXT("models", "3x3 convolution, batch norm, ReLU, 3x3 convolution"), x);
    return x;
}

nlohmann::json DliUNet::config() const
{
    return {{"_class_name", "DliUNet"}, {"image_size", m_imageSize}, {"in_channels", m_inChannels},
        {"down_channels", m_downChannels}};
}

void DliUNet::checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const
{
    requireSize(m_imageSize, m_inChannels, channels, height, width);
}

} // namespace playground
