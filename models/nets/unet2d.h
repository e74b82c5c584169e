// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"
#include "models/nets/timestep_embedding.h"
#include "models/nets/unet2d_blocks.h"
#include "models/nets/unet2d_config.h"

#include <torch/nn/modules/embedding.h>

namespace playground
{

/// diffusers' UNet2DModel: a U-Net of resnets and self-attention, conditioned on the timestep and, if
/// configured, on classes ("Denoising Diffusion Probabilistic Models", appendix B; HF course, unit 1,
/// section 3.4.2). Same parameter names, same weights from the same seed, same output.
class UNet2DModel : public Network
{
public:
    explicit UNet2DModel(const UNet2DConfig& config);

    /// Builds from a diffusers config.json. Throws Error naming the field.
    static std::shared_ptr<UNet2DModel> fromConfig(const nlohmann::json& config);

    /// Throws Error if the network of `config` does not accept images of this size; builds nothing.
    static void checkImageSize(
        const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

    nlohmann::json config() const override;
    void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const override;
    bool wantsTimestep() const override { return true; }
    bool predictsVariance() const override { return m_config.outChannels == 2 * m_config.inChannels; }
    bool wantsClassLabels() const override;

protected:
    torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor& timestep,
        const torch::Tensor& classLabels) override;

private:
    void buildBlocks();

    /// Maps [N] to the input of the first linear layer.
    torch::Tensor timeProjection(const torch::Tensor& timestep);
    torch::Tensor classEmbedding(const torch::Tensor& labels, std::int64_t count);

    UNet2DConfig m_config;
    torch::nn::Conv2d m_convIn{nullptr};
    GaussianFourierProjection m_fourier{nullptr}; ///< with time_embedding_type "fourier"
    TimestepEmbedding m_timeEmbedding{nullptr};
    torch::nn::Embedding m_classTable{nullptr}; ///< with num_class_embeds
    TimestepEmbedding m_classTimeEmbedding{nullptr}; ///< with class_embed_type "timestep"
    std::vector<DownBlock> m_downBlocks;
    MidBlock m_midBlock{nullptr};
    std::vector<UpBlock> m_upBlocks;
    torch::nn::GroupNorm m_normOut{nullptr};
    torch::nn::Conv2d m_convOut{nullptr};
};

} // namespace playground
