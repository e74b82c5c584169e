// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/unet2d_blocks.h"
#include "models/nets/vae_config.h"

namespace playground
{

// Encoder and decoder of an autoencoder under diffusers' names. Layers are built in the order that
// lansinuote's VAE and diffusers share, and registered in diffusers' order. There is no timestep
// conditioning.

/// Resnets of one level, then downsampling: diffusers' DownEncoderBlock2D.
class VaeDownBlockImpl : public torch::nn::Module
{
public:
    VaeDownBlockImpl(
        std::int64_t inChannels, std::int64_t outChannels, bool downsample, const BlockOptions& options);
    torch::Tensor forward(torch::Tensor x, const ForwardTrace& watch = {});

private:
    std::vector<ResnetBlock2D> m_resnets;
    Downsample2D m_downsampler{nullptr}; ///< not on the deepest level
};
TORCH_MODULE(VaeDownBlock);

/// Resnets of one level, one more than in the encoder, then upsampling: diffusers' UpDecoderBlock2D.
class VaeUpBlockImpl : public torch::nn::Module
{
public:
    VaeUpBlockImpl(
        std::int64_t inChannels, std::int64_t outChannels, bool upsample, const BlockOptions& options);
    torch::Tensor forward(torch::Tensor x, const ForwardTrace& watch = {});

private:
    std::vector<ResnetBlock2D> m_resnets;
    Upsample2D m_upsampler{nullptr}; ///< not on the last level
};
TORCH_MODULE(VaeUpBlock);

/// Images [N,C,H,W] to [N, 2 latent, H/d, W/d]: lansinuote's encoder up to "正态分布层", the quant_conv.
class VaeEncoderImpl : public torch::nn::Module
{
public:
    explicit VaeEncoderImpl(const VaeConfig& config);
    torch::Tensor forward(const torch::Tensor& images, const ForwardTrace& watch = {});

private:
    torch::nn::Conv2d m_convIn{nullptr};
    std::vector<VaeDownBlock> m_downBlocks;
    MidBlock m_midBlock{nullptr};
    torch::nn::GroupNorm m_normOut{nullptr};
    torch::nn::Conv2d m_convOut{nullptr};
};
TORCH_MODULE(VaeEncoder);

/// [N, latent, h, w] to images: lansinuote's decoder after its "正态分布层", the post_quant_conv.
class VaeDecoderImpl : public torch::nn::Module
{
public:
    explicit VaeDecoderImpl(const VaeConfig& config);
    torch::Tensor forward(const torch::Tensor& latents, const ForwardTrace& watch = {});

private:
    torch::nn::Conv2d m_convIn{nullptr};
    MidBlock m_midBlock{nullptr};
    std::vector<VaeUpBlock> m_upBlocks;
    torch::nn::GroupNorm m_normOut{nullptr};
    torch::nn::Conv2d m_convOut{nullptr};
};
TORCH_MODULE(VaeDecoder);

} // namespace playground
