// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffusion/noise_schedule_options.h"

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// The forward process of "Denoising Diffusion Probabilistic Models" as tables over timesteps 0 .. size() -
/// 1: q(x_t | x_0) = N(sqrt(abar_t) x_0, 1 - abar_t), abar_t = the product of 1 - beta_s over s <= t.
/// Timestep 0 has one step of noise, not none. The tables use float32 operations in the reference's order
/// (betas.h): double precision would change a sampler's result by up to 1e-4. Immutable: any thread may use
/// it.
class NoiseSchedule
{
public:
    /// Throws Error naming the field that is out of range.
    explicit NoiseSchedule(const NoiseScheduleOptions& options = {});

    std::int64_t size() const { return m_betas.size(0); }

    /// [size()] float32 on the CPU.
    const torch::Tensor& betas() const { return m_betas; }
    const torch::Tensor& alphasCumprod() const { return m_alphasCumprod; }

    /// The tables as plain numbers, for plotting.
    std::vector<float> betaCurve() const;
    std::vector<float> alphasCumprodCurve() const;
    /// Signal-to-noise ratio abar / (1 - abar) of each timestep; 0 at the last one with zero terminal SNR.
    std::vector<float> snrCurve() const;

    // For the next three functions: images [N,C,H,W]; `timesteps` [N] int64, preferably on the CPU, where
    // they are checked. Throws Error for a timestep out of range.

    /// q(x_t | x_0) with the given standard normal noise: sqrt(abar) clean + sqrt(1 - abar) noise.
    torch::Tensor addNoise(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& timesteps) const;

    /// q(x_t | x_(t-1)), a single step: sqrt(1 - beta) previous + sqrt(beta) noise.
    torch::Tensor addOneStep(
        const torch::Tensor& previous, const torch::Tensor& noise, const torch::Tensor& timesteps) const;

    /// Target for "v_prediction": sqrt(abar) noise - sqrt(1 - abar) clean ("Progressive Distillation",
    /// appendix D).
    torch::Tensor velocity(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& timesteps) const;

private:
    torch::Tensor m_betas;
    torch::Tensor m_alphasCumprod;
};

} // namespace playground
