// SPDX-License-Identifier: GPL-3.0-or-later
// The process of "Denoising Diffusion Probabilistic Models" (Ho et al. 2020); HF course, unit 1, section 3.5.
#include "models/diffusion/corruption.h"
#include "models/diffusion/noise_schedule.h"

#include <ATen/ATen.h>

namespace playground
{

namespace
{
class Ddpm : public Corruption
{
public:
    explicit Ddpm(const NoiseScheduleOptions& options)
        : m_schedule(options)
    {
    }

    /// Uniformly distributed timesteps 0 .. size-1, converted to amounts.
    torch::Tensor drawAmounts(std::int64_t count, const at::Generator& generator) const override
    {
        const torch::Tensor timesteps = at::randint(0, m_schedule.size(), {count}, generator,
            at::TensorOptions().dtype(at::kLong).device(generator.device()));
        return timesteps.to(at::kFloat) / lastTimestep();
    }

    torch::Tensor apply(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount) const override
    {
        return m_schedule.addNoise(clean, noise, timestep(amount).cpu());
    }

    torch::Tensor timestep(const torch::Tensor& amount) const override
    {
        return (amount * lastTimestep()).round().to(at::kLong);
    }

    torch::Tensor target(const std::string& type, const torch::Tensor& clean, const torch::Tensor& noise,
        const torch::Tensor& amount) const override
    {
        if (type == "epsilon")
            return noise;
        return type == "sample" ? clean : m_schedule.velocity(clean, noise, timestep(amount).cpu());
    }

    // Same as pred_original_sample in DDPMScheduler.step, before clipping.
    torch::Tensor predictedClean(const std::string& type, const torch::Tensor& output,
        const torch::Tensor& noised, const torch::Tensor& amount) const override
    {
        if (type == "sample")
            return output;
        const auto [signal, noise] = shares(amount);
        const torch::Tensor a = signal.view({-1, 1, 1, 1});
        const torch::Tensor b = noise.view({-1, 1, 1, 1});
        return type == "epsilon" ? (noised - b * output) / a : a * noised - b * output;
    }

    std::pair<torch::Tensor, torch::Tensor> shares(const torch::Tensor& amount) const override
    {
        const torch::Tensor abar
            = m_schedule.alphasCumprod().to(amount.device()).index_select(0, timestep(amount));
        return {abar.sqrt(), (1 - abar).sqrt()};
    }

    std::int64_t numTrainTimesteps() const override { return m_schedule.size(); }
    const NoiseSchedule* schedule() const override { return &m_schedule; }

private:
    double lastTimestep() const { return static_cast<double>(m_schedule.size() - 1); }

    NoiseSchedule m_schedule;
};
} // namespace

std::unique_ptr<Corruption> makeDdpm(const NoiseScheduleOptions& options)
{
    return std::make_unique<Ddpm>(options);
}

} // namespace playground
