// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"
#include "models/nets/vae_blocks.h"
#include "models/nets/vae_config.h"

namespace playground
{

/// Output of the encoder for an image: an independent normal distribution for each latent value.
struct Posterior {
    torch::Tensor mean; ///< [N,latent,h,w]
    torch::Tensor logvar; ///< same shape, in -30..20

    /// `moments` [N, 2 latent, h, w]: mean and logvar, concatenated. Clamps logvar like diffusers'
    /// DiagonalGaussianDistribution; lansinuote's VAE does not, and its exp() can overflow.
    static Posterior fromMoments(const torch::Tensor& moments);

    /// mean + std * normal noise drawn from `generator`, which is a CPU generator on every device, so that a
    /// GPU gets the same noise.
    torch::Tensor sample(const at::Generator& generator) const;

    /// KL divergence from the standard normal, summed over the latent of each image: [N], in nats.
    torch::Tensor kl() const;
};

/// lansinuote's VAE ("Diffusion from scratch"), which is Stable Diffusion's autoencoder: diffusers'
/// AutoencoderKL. One network with two naming schemes: VAE files use lansinuote's tensor names,
/// AutoencoderKL files diffusers'; both classes read both.
///
/// The published code does not run as is. Corrections, everything else being unchanged:
///  - VAE.forward passes the encoder's 8 channels to the decoder, which takes 4: sample(), which is defined
///  but never called, belongs in between.
///  - sample() takes mean and logvar as h[:, :4] and h[:, 4:]: here the two halves, for any latent_channels.
///  - sample() does not clamp logvar: see Posterior::fromMoments().
///  - Atten reshapes to 64x64 and adds to an empty 1x4096x4096: here any size.
///  - Its other widths are fixed at 512: here taken from the configuration.
class Vae : public Network
{
public:
    explicit Vae(const VaeConfig& config);

    /// Builds from a config.json of either class. Throws Error naming the field.
    static std::shared_ptr<Vae> fromConfig(const nlohmann::json& config);

    /// Throws Error if the network of `config` does not accept images of this size; builds nothing.
    static void checkImageSize(
        const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

    /// Encodes `images` [N,C,H,W] to the distributions of their latents, smaller by fields().sizeDivisor().
    Posterior encode(const torch::Tensor& images);
    /// Decodes latents [N,latent,h,w] to images. Throws Error for another shape.
    torch::Tensor decode(const torch::Tensor& latents);

    const VaeConfig& fields() const { return m_config; }
    nlohmann::json config() const override;
    void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const override;
    NamedTensors fileNames(NamedTensors weights) const override;
    void loadFile(const NamedTensors& weights, const std::string& source) override;

protected:
    /// Returns the reconstruction from the mean; timestep and labels are ignored.
    torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor& timestep,
        const torch::Tensor& classLabels) override;

private:
    Posterior encoded(const torch::Tensor& images, const ForwardTrace& watch);
    torch::Tensor decoded(const torch::Tensor& latents, const ForwardTrace& watch);

    VaeConfig m_config;
    VaeEncoder m_encoder{nullptr};
    VaeDecoder m_decoder{nullptr};
    torch::nn::Conv2d m_quantConv{nullptr}; ///< absent without use_quant_conv
    torch::nn::Conv2d m_postQuantConv{nullptr}; ///< absent without use_post_quant_conv
};

} // namespace playground
