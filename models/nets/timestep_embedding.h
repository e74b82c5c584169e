// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn/modules/linear.h>
#include <torch/types.h>

namespace playground
{

/// Sines and cosines of the timestep at `channels` / 2 frequencies, from 1 down to 1/10000 ("Attention Is All
/// You Need", section 3.5; diffusers' get_timestep_embedding). `timesteps` [N] of any number type; returns
/// [N, channels] float32, sines first unless `flipSinToCos`; an odd `channels` adds a zero at the end.
/// `freqShift` 1 makes the last frequency exactly 1/10000; it must differ from channels / 2.
torch::Tensor sinusoidalEmbedding(
    const torch::Tensor& timesteps, std::int64_t channels, bool flipSinToCos, std::int64_t freqShift);

/// Sines and cosines of log(timestep) at fixed random frequencies ("Fourier Features Let Networks Learn High
/// Frequency Functions"; diffusers' GaussianFourierProjection). `timesteps` [N], positive; returns
/// [N, 2 * channels].
class GaussianFourierProjectionImpl : public torch::nn::Module
{
public:
    GaussianFourierProjectionImpl(std::int64_t channels, double scale);
    torch::Tensor forward(const torch::Tensor& timesteps);

private:
    torch::Tensor m_weight;
};
TORCH_MODULE(GaussianFourierProjection);

/// Two linear layers with a SiLU in between, applied to the sines and cosines.
class TimestepEmbeddingImpl : public torch::nn::Module
{
public:
    TimestepEmbeddingImpl(std::int64_t inChannels, std::int64_t outChannels);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Linear m_linear1{nullptr};
    torch::nn::Linear m_linear2{nullptr};
};
TORCH_MODULE(TimestepEmbedding);

} // namespace playground
