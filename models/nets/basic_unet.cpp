// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/basic_unet.h"

#include "models/nets/config_reader.h"

#include <torch/nn/modules/conv.h>

namespace playground
{

namespace
{

torch::nn::Conv2d conv5x5(std::int64_t inChannels, std::int64_t outChannels)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(inChannels, outChannels, 5).padding(2));
}

torch::nn::Conv2dImpl& layer(torch::nn::ModuleList& layers, std::size_t index)
{
    return layers->at<torch::nn::Conv2dImpl>(index);
}

torch::Tensor activated(torch::nn::ModuleList& layers, std::size_t index, const torch::Tensor& x)
{
    return torch::silu(layer(layers, index).forward(x));
}

// The same convolution to a single channel, as a convolution with one-row kernels that gives each of the five
// kernel rows its own channel, followed by the sum of the row-shifted channels. oneDNN is slow with a single
// output channel: forward and backward of 32 -> 1 at 28x28, batch 128, two cores, take 6.5 ms this way and 15
// ms directly (34 ms without channels last). With three or more output channels it is slower.
torch::Tensor convolvedByRows(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x)
{
    const std::int64_t rows = conv.weight.size(2);
    const std::int64_t height = x.size(2);
    // [1, in, row, column] -> [row, in, 1, column]
    const torch::Tensor rowKernels = conv.weight.transpose(0, 2);
    const torch::Tensor byRow
        = at::conv2d(x, rowKernels, {}, at::IntArrayRef{1}, at::IntArrayRef{0, rows / 2});
    const torch::Tensor padded = torch::constant_pad_nd(byRow, {0, 0, rows / 2, rows / 2});
    torch::Tensor sum = conv.bias.view({1, 1, 1, 1});
    for (std::int64_t row = 0; row < rows; ++row)
        sum = sum + padded.narrow(1, row, 1).narrow(2, row, height);
    return sum;
}

torch::Tensor doubled(const torch::Tensor& x)
{
    return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
}

// Descriptions for the network graph.
constexpr std::string_view convolution = PLAYGROUND_TEXT("models", "5x5 convolution, SiLU");
constexpr std::string_view halvedFirst
    = PLAYGROUND_TEXT("models", "2x2 max pooling, then a 5x5 convolution, SiLU");
constexpr std::string_view doubledFirst = PLAYGROUND_TEXT(
    "models", "Nearest-neighbour upsampling (2x), skip added, then a 5x5 convolution, SiLU");

constexpr std::int64_t sizeDivisor = 4; // halved twice

/// Returns {in, out}.
std::pair<std::int64_t, std::int64_t> readChannels(const nlohmann::json& config)
{
    ConfigReader reader(config, "BasicUNet");
    const std::int64_t inChannels = reader.integer("in_channels", 1, 1, 1024);
    const std::int64_t outChannels = reader.integer("out_channels", 1, 1, 1024);
    reader.refuseOthers();
    return {inChannels, outChannels};
}

} // namespace

BasicUNet::BasicUNet(std::int64_t inChannels, std::int64_t outChannels)
    : m_inChannels(inChannels)
    , m_outChannels(outChannels)
{
    // Built in sequence: seeded initialisation depends on the order.
    m_downLayers->push_back(conv5x5(inChannels, 32));
    m_downLayers->push_back(conv5x5(32, 64));
    m_downLayers->push_back(conv5x5(64, 64));
    m_upLayers->push_back(conv5x5(64, 64));
    m_upLayers->push_back(conv5x5(64, 32));
    m_upLayers->push_back(conv5x5(32, outChannels));
    register_module("down_layers", m_downLayers);
    register_module("up_layers", m_upLayers);
}

std::shared_ptr<BasicUNet> BasicUNet::fromConfig(const nlohmann::json& config)
{
    const auto [inChannels, outChannels] = readChannels(config);
    return std::make_shared<BasicUNet>(inChannels, outChannels);
}

void BasicUNet::checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    requireImageSize("BasicUNet", readChannels(config).first, sizeDivisor, channels, height, width);
}

torch::Tensor BasicUNet::forward(const torch::Tensor& sample, const torch::Tensor&, const torch::Tensor&)
{
    // Channels last in memory (convolutions preserve it): pooling and upsampling are then vectorised over the
    // channels, four times as fast, and oneDNN need not reorder. clone(), because contiguous() does nothing
    // with one channel.
    const torch::Tensor input = sample.clone(at::MemoryFormat::ChannelsLast);
    const auto tell
        = [this](const char* list, std::size_t index, std::string_view words, const torch::Tensor& output) {
              watched().layer(list, index, ForwardTrace::Kind::Convolution, words, output);
          };
    const torch::Tensor skip0 = activated(m_downLayers, 0, input);
    tell("down_layers", 0, convolution, skip0);
    const torch::Tensor skip1 = activated(m_downLayers, 1, torch::max_pool2d(skip0, 2));
    tell("down_layers", 1, halvedFirst, skip1);
    torch::Tensor x = activated(m_downLayers, 2, torch::max_pool2d(skip1, 2));
    tell("down_layers", 2, halvedFirst, x);

    x = activated(m_upLayers, 0, x);
    tell("up_layers", 0, convolution, x);
    x = activated(m_upLayers, 1, doubled(x).add_(watched().skip("up_layers", 1, skip1)));
    tell("up_layers", 1, doubledFirst, x);
    x = doubled(x).add_(watched().skip("up_layers", 2, skip0));
    x = x.is_cpu() && m_outChannels == 1 ? torch::silu(convolvedByRows(layer(m_upLayers, 2), x))
                                         : activated(m_upLayers, 2, x);
    x = x.contiguous();
    tell("up_layers", 2, doubledFirst, x);
    return x;
}

nlohmann::json BasicUNet::config() const
{
    return {{"_class_name", "BasicUNet"}, {"in_channels", m_inChannels}, {"out_channels", m_outChannels}};
}

void BasicUNet::checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const
{
    requireImageSize("BasicUNet", m_inChannels, sizeDivisor, channels, height, width);
}

} // namespace playground
