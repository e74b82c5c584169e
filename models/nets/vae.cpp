// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae.h"

#include "models/api/error.h"
#include "models/nets/ldm_names.h"
#include "models/nets/legacy_names.h"
#include "models/nets/vae_state_dict_names.h"
#include "models/nets/weights.h"
#include "models/nets/wrapped_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace playground
{

namespace nn = torch::nn;

namespace
{
/// Returns true if images are processed one at a time. Without gradients only: batching does not speed up
/// large images, and a row of eight at 512x512 would take some 8 GB. `scale`: image size divided by the size
/// of `batch`.
bool goesOneByOne(const torch::Tensor& batch, std::int64_t scale)
{
    constexpr std::int64_t large = 256 * 256;
    return !torch::GradMode::is_enabled() && batch.size(0) > 1
        && batch.size(2) * scale * batch.size(3) * scale >= large;
}
} // namespace

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

// Registered in diffusers' order, but constructed in the order of the configured class, so that a seed gives
// the same weights as the constructor in Python.
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
    if (config.lansinuoteNames) // last layer of lansinuote's encoder, first of the decoder
        buildQuantConvs();
    m_decoder = register_module("decoder", VaeDecoder(config));
    if (!config.lansinuoteNames)
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
    requireInput(images);
    if (!goesOneByOne(images, 1))
        return encoded(images, {});
    std::vector<torch::Tensor> means;
    std::vector<torch::Tensor> logvars;
    for (const torch::Tensor& one : images.split(1)) {
        const Posterior posterior = encoded(one, {});
        means.push_back(posterior.mean);
        logvars.push_back(posterior.logvar);
    }
    return {torch::cat(means), torch::cat(logvars)};
}

Posterior Vae::encoded(const torch::Tensor& images, const ForwardTrace& watch)
{
    torch::Tensor moments = m_encoder->forward(images, watch.inside("encoder"));
    if (m_quantConv) {
        moments = m_quantConv->forward(moments);
        watch.together("latent").layer("quant_conv", NetworkNode::Kind::Convolution,
            PLAYGROUND_TEXT("models", "1x1 convolution: the latent's mean and log variance"), moments);
    }
    return Posterior::fromMoments(moments);
}

torch::Tensor Vae::decode(const torch::Tensor& latents)
{
    if (latents.dim() != 4 || latents.size(1) != m_config.latentChannels)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: latents must be a tensor of 4 dimensions with %2 channels. Check the input."),
            {m_config.className(), std::to_string(m_config.latentChannels)});
    if (!goesOneByOne(latents, m_config.sizeDivisor()))
        return decoded(latents, {});
    std::vector<torch::Tensor> pictures;
    for (const torch::Tensor& one : latents.split(1))
        pictures.push_back(decoded(one, {}));
    return torch::cat(pictures);
}

torch::Tensor Vae::decoded(const torch::Tensor& latents, const ForwardTrace& watch)
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
    if (goesOneByOne(sample, 1)) // layers then have no whole-batch output to observe
        return decode(encode(sample).mean);
    return decoded(encoded(sample, watched()).mean, watched());
}

nlohmann::json Vae::config() const
{
    return m_config.toJson();
}

NamedTensors Vae::fileNames(NamedTensors weights) const
{
    return m_config.lansinuoteNames ? withLansinuoteNames(std::move(weights), m_config) : std::move(weights);
}

// Errors use the tensor names of the file.
void Vae::loadFile(const NamedTensors& weights, const std::string& source)
{
    NamedTensors given = unwrapped(weights);
    const bool courseNamed = std::any_of(
        given.begin(), given.end(), [](const auto& entry) { return isCourseName(entry.first); });
    if (courseNamed)
        loadWeights(withLansinuoteNames(namedWeights(*this), m_config), given, source);
    else
        loadWeights(*this, withDiffusersNames(withCurrentNames(std::move(given)), m_config.levels()), source);
}

} // namespace playground
