// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae.h"

#include "models/api/error.h"
#include "models/nets/old_names.h"
#include "models/nets/vae_names.h"
#include "models/nets/weights.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace playground
{

namespace nn = torch::nn;

Posterior Posterior::fromMoments(const torch::Tensor& moments)
{
    const auto halves = moments.chunk(2, 1);
    return {halves[0], halves[1].clamp(-30, 20)};
}

torch::Tensor Posterior::sample(const at::Generator& generator) const
{
    const torch::Tensor noise
        = torch::empty(mean.sizes(), torch::TensorOptions().dtype(mean.scalar_type()).device(torch::kCPU))
              .normal_(0, 1, generator);
    return mean + torch::exp(0.5 * logvar) * noise.to(mean.device());
}

torch::Tensor Posterior::kl() const
{
    return 0.5 * (mean.square() + logvar.exp() - 1 - logvar).sum({1, 2, 3});
}

// Registered in diffusers' order whatever the order of construction, which is the class's own: the same seed
// then gives the weights that Python's constructor gives.
Vae::Vae(const VaeConfig& config)
    : m_config(config)
{
    const std::int64_t latent = config.latentChannels;
    const auto buildQuantConvs = [&] {
        if (config.useQuantConv)
            m_quantConv = nn::Conv2d(nn::Conv2dOptions(2 * latent, 2 * latent, 1));
        if (config.usePostQuantConv)
            m_postQuantConv = nn::Conv2d(nn::Conv2dOptions(latent, latent, 1));
    };
    m_encoder = register_module("encoder", VaeEncoder(config));
    if (config.course) // the last layer of the text's encoder and the first of its decoder
        buildQuantConvs();
    m_decoder = register_module("decoder", VaeDecoder(config));
    if (!config.course)
        buildQuantConvs();
    if (m_quantConv)
        register_module("quant_conv", m_quantConv);
    if (m_postQuantConv)
        register_module("post_quant_conv", m_postQuantConv);
}

std::shared_ptr<Vae> Vae::fromConfig(const nlohmann::json& config)
{
    return std::make_shared<Vae>(VaeConfig::fromJson(config));
}

void Vae::checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    const VaeConfig fields = VaeConfig::fromJson(config);
    requireImageSize(fields.className(), fields.inChannels, fields.sizeDivisor(), channels, height, width);
}

void Vae::checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const
{
    requireImageSize(
        m_config.className(), m_config.inChannels, m_config.sizeDivisor(), channels, height, width);
}

Posterior Vae::encode(const torch::Tensor& images)
{
    checkInput(images.size(1), images.size(2), images.size(3));
    return encoded(images, {});
}

Posterior Vae::encoded(const torch::Tensor& images, const ForwardWatch& watch)
{
    torch::Tensor moments = m_encoder->forward(images, watch.inside("encoder"));
    if (m_quantConv) {
        moments = m_quantConv->forward(moments);
        watch.together("latent").layer("quant_conv", NetworkNode::Kind::Convolution,
            PLAYGROUND_TEXT("models", "1x1 convolution: the latent's mean and the logarithm of its variance"),
            moments);
    }
    return Posterior::fromMoments(moments);
}

torch::Tensor Vae::decode(const torch::Tensor& latents)
{
    if (latents.dim() != 4 || latents.size(1) != m_config.latentChannels)
        throw Error(
            PLAYGROUND_TEXT("models", "%1: latents must be a tensor of 4 dimensions with %2 channels."),
            {m_config.className(), std::to_string(m_config.latentChannels)});
    return decoded(latents, {});
}

torch::Tensor Vae::decoded(const torch::Tensor& latents, const ForwardWatch& watch)
{
    torch::Tensor x = latents;
    if (m_postQuantConv) {
        x = m_postQuantConv->forward(x);
        watch.together("latent").layer("post_quant_conv", NetworkNode::Kind::Convolution,
            PLAYGROUND_TEXT("models", "1x1 convolution of the latent"), x);
    }
    return m_decoder->forward(x, watch.inside("decoder"));
}

torch::Tensor Vae::forward(const torch::Tensor& sample, const torch::Tensor&, const torch::Tensor&)
{
    // Large pictures do not gain by company, and a row of eight at 512x512 would take some 8 GB.
    constexpr std::int64_t large = 256 * 256;
    if (torch::GradMode::is_enabled() || sample.size(0) == 1 || sample.size(2) * sample.size(3) < large)
        return decoded(encoded(sample, watched()).mean, watched());
    std::vector<torch::Tensor> pictures;
    for (const torch::Tensor& one : sample.split(1))
        pictures.push_back(decode(encode(one).mean));
    return torch::cat(pictures);
}

nlohmann::json Vae::config() const
{
    return m_config.toJson();
}

NamedTensors Vae::fileNames(NamedTensors weights) const
{
    return m_config.course ? withCourseNames(std::move(weights), m_config) : std::move(weights);
}

// Errors name the tensors as the file does.
void Vae::loadFile(const NamedTensors& weights, const std::string& source)
{
    const bool courseNamed = std::any_of(
        weights.begin(), weights.end(), [](const auto& entry) { return isCourseName(entry.first); });
    if (courseNamed)
        loadWeights(withCourseNames(namedWeights(*this), m_config), weights, source);
    else
        loadWeights(*this, withCurrentNames(weights), source);
}

} // namespace playground
