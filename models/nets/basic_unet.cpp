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

torch::Tensor activated(torch::nn::ModuleList& layers, std::size_t index, const torch::Tensor& x)
{
    return torch::silu(layers->at<torch::nn::Conv2dImpl>(index).forward(x));
}

torch::Tensor doubled(const torch::Tensor& x)
{
    return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
}

constexpr std::int64_t sizeDivisor = 4; // halved twice

/// In, out.
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
    // Built one after the other: seeded initialisation depends on the order.
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
    const torch::Tensor skip0 = activated(m_downLayers, 0, sample);
    const torch::Tensor skip1 = activated(m_downLayers, 1, torch::max_pool2d(skip0, 2));
    torch::Tensor x = activated(m_downLayers, 2, torch::max_pool2d(skip1, 2));

    x = activated(m_upLayers, 0, x);
    x = activated(m_upLayers, 1, doubled(x) + skip1);
    return activated(m_upLayers, 2, doubled(x) + skip0);
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
