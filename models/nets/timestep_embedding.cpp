// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/timestep_embedding.h"

#include <cmath>
#include <numbers>

namespace playground
{

torch::Tensor sinusoidalEmbedding(
    const torch::Tensor& timesteps, std::int64_t channels, bool flipSinToCos, std::int64_t freqShift)
{
    const std::int64_t half = channels / 2;
    const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(timesteps.device());
    const torch::Tensor exponents
        = -std::log(10000.0) * torch::arange(half, options) / static_cast<double>(half - freqShift);
    const torch::Tensor angles
        = timesteps.unsqueeze(1).to(torch::kFloat32) * torch::exp(exponents).unsqueeze(0);
    const torch::Tensor sines = torch::sin(angles);
    const torch::Tensor cosines = torch::cos(angles);
    const torch::Tensor embedding
        = flipSinToCos ? torch::cat({cosines, sines}, 1) : torch::cat({sines, cosines}, 1);
    return channels % 2 == 0 ? embedding : torch::constant_pad_nd(embedding, {0, 1});
}

GaussianFourierProjectionImpl::GaussianFourierProjectionImpl(std::int64_t channels, double scale)
{
    // The reference draws twice and keeps the second draw; this must match for equal weights from equal
    // seeds.
    torch::randn(channels);
    m_weight = register_parameter("weight", torch::randn(channels) * scale, false);
}

torch::Tensor GaussianFourierProjectionImpl::forward(const torch::Tensor& timesteps)
{
    const torch::Tensor angles
        = torch::log(timesteps).unsqueeze(1) * m_weight.unsqueeze(0) * 2 * std::numbers::pi;
    return torch::cat({torch::sin(angles), torch::cos(angles)}, 1);
}

TimestepEmbeddingImpl::TimestepEmbeddingImpl(std::int64_t inChannels, std::int64_t outChannels)
    : m_linear1(register_module("linear_1", torch::nn::Linear(inChannels, outChannels)))
    , m_linear2(register_module("linear_2", torch::nn::Linear(outChannels, outChannels)))
{
}

torch::Tensor TimestepEmbeddingImpl::forward(const torch::Tensor& x)
{
    return m_linear2->forward(torch::silu(m_linear1->forward(x)));
}

} // namespace playground
