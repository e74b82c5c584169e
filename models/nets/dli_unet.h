// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <torch/nn/modules/container/sequential.h>

#include <array>

namespace playground
{

/// Conv, BatchNorm, ReLU twice, then 2x2 max pooling. DownBlock of the NVIDIA DLI course.
class DliDownBlockImpl : public torch::nn::Module
{
public:
    DliDownBlockImpl(std::int64_t inChannels, std::int64_t outChannels);
    torch::Tensor forward(const torch::Tensor& x) { return m_model->forward(x); }

private:
    torch::nn::Sequential m_model;
};
TORCH_MODULE(DliDownBlock);

/// Concatenates the skip, upsamples by a transposed convolution, then one more convolution. UpBlock of the
/// NVIDIA DLI course.
class DliUpBlockImpl : public torch::nn::Module
{
public:
    DliUpBlockImpl(std::int64_t inChannels, std::int64_t outChannels);
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& skip);

private:
    torch::nn::Sequential m_model;
};
TORCH_MODULE(DliUpBlock);

/// The denoiser of the NVIDIA DLI course, "From U-Nets to Diffusion": three levels with batch normalisation,
/// 234,977 parameters at 16x16 with one channel. No timestep conditioning. 67,648 of the parameters are
/// `dense_emb`, which the DLI course registers but never calls: they get no gradient and are kept for
/// compatible weight files.
class DliUNet : public Network
{
public:
    using Channels = std::array<std::int64_t, 3>;

    /// `imageSize`: height = width, a multiple of 4.
    explicit DliUNet(std::int64_t imageSize = 16, std::int64_t inChannels = 1,
        const Channels& downChannels = {16, 32, 64});

    /// Fields: image_size, in_channels, down_channels (three); defaults as above. Throws Error naming the
    /// field.
    static std::shared_ptr<DliUNet> fromConfig(const nlohmann::json& config);

    /// Throws Error if the network of `config` does not accept images of this size; builds nothing.
    static void checkImageSize(
        const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

    nlohmann::json config() const override;
    void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const override;

protected:
    torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor& timestep,
        const torch::Tensor& classLabels) override;

private:
    std::int64_t m_imageSize;
    std::int64_t m_inChannels;
    Channels m_downChannels;
    torch::nn::Sequential m_down0{nullptr};
    DliDownBlock m_down1{nullptr};
    DliDownBlock m_down2{nullptr};
    torch::nn::Sequential m_denseEmbedding{nullptr};
    torch::nn::Sequential m_up0{nullptr};
    DliUpBlock m_up1{nullptr};
    DliUpBlock m_up2{nullptr};
    torch::nn::Sequential m_out{nullptr};
};

} // namespace playground
