// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"
#include "models/nets/vae_blocks.h"
#include "models/nets/vae_config.h"

namespace playground
{

/// What an encoder says of a picture: a normal distribution in the latent space, each number on its own.
struct Posterior {
    torch::Tensor mean; ///< [N,latent,h,w]
    torch::Tensor logvar; ///< same shape, in -30..20

    /// `moments` [N, 2 latent, h, w]: mean and logvar, one after the other. Clamps logvar as diffusers'
    /// DiagonalGaussianDistribution does; text 003 does not, and its exp() can overflow.
    static Posterior fromMoments(const torch::Tensor& moments);

    /// mean + std * normal noise drawn from `generator`, a CPU one on every device: a GPU then sees the same
    /// noise.
    torch::Tensor sample(const at::Generator& generator) const;

    /// KL divergence from the standard normal, summed over the latent of each picture: [N], in nats.
    torch::Tensor kl() const;
};

/// The variational autoencoder of text 003, which is Stable Diffusion's: diffusers' AutoencoderKL. One
/// network under two names: a CourseVAE's file names the tensors as the text does, an AutoencoderKL's as
/// diffusers does, and either is read by both.
///
/// The text's code cannot run as printed. What is mended, everything else being as printed:
///  - VAE.forward hands the encoder's 8 channels to the decoder, which takes 4: between them belongs
///    sample(), which the text defines and never calls.
///  - sample() takes mean and logvar as h[:, :4] and h[:, 4:]: here the halves, whatever latent_channels is.
///  - sample() does not bound logvar: see Posterior::fromMoments().
///  - Atten reshapes to 64x64 and adds to an empty 1x4096x4096: here any size.
///  - Its other widths are fixed at 512: here those of the configuration.
class Vae : public Network
{
public:
    explicit Vae(const VaeConfig& config);

    /// A config.json of either class. Throws Error naming the field.
    static std::shared_ptr<Vae> fromConfig(const nlohmann::json& config);

    /// Throws Error if the network of `config` cannot take images of this size; builds nothing.
    static void checkImageSize(
        const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

    /// `images` [N,C,H,W] to the distributions of their latents, smaller by fields().sizeDivisor().
    Posterior encode(const torch::Tensor& images);
    /// Latents [N,latent,h,w] to images. Throws Error for another shape.
    torch::Tensor decode(const torch::Tensor& latents);

    const VaeConfig& fields() const { return m_config; }
    nlohmann::json config() const override;
    void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const override;
    NamedTensors fileNames(NamedTensors weights) const override;
    void loadFile(const NamedTensors& weights, const std::string& source) override;

protected:
    /// The reconstruction from the mean; timestep and labels mean nothing to an autoencoder.
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
