// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <torch/nn/modules/container/modulelist.h>

namespace playground
{

/// The first denoiser of the HF course, unit 1 (section 3.3): six 5x5 convolutions with SiLU, max-pooled
/// twice on the way down, upsampled twice on the way up, with each level's features added to their
/// counterpart. 309,057 parameters with one channel. No timestep conditioning.
class BasicUNet : public Network
{
public:
    explicit BasicUNet(std::int64_t inChannels = 1, std::int64_t outChannels = 1);

    /// Fields: in_channels, out_channels (default 1). Throws Error naming the field.
    static std::shared_ptr<BasicUNet> fromConfig(const nlohmann::json& config);

    /// Throws Error if the network of `config` does not accept images of this size; builds nothing.
    static void checkImageSize(
        const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

    nlohmann::json config() const override;
    void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const override;

protected:
    torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor& timestep,
        const torch::Tensor& classLabels) override;

private:
    std::int64_t m_inChannels;
    std::int64_t m_outChannels;
    torch::nn::ModuleList m_downLayers;
    torch::nn::ModuleList m_upLayers;
};

} // namespace playground
