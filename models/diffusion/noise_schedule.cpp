// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/noise_schedule.h"

#include "models/api/error.h"
#include "models/diffusion/betas.h"

namespace playground
{

namespace
{

std::vector<float> toVector(const torch::Tensor& table)
{
    return {table.data_ptr<float>(), table.data_ptr<float>() + table.numel()};
}

// The table values at each timestep, as [N,1,1,1] on the images' device.
torch::Tensor valuesAt(
    const torch::Tensor& table, const torch::Tensor& timesteps, const torch::Tensor& images)
{
    if (timesteps.scalar_type() != torch::kInt64 || timesteps.dim() != 1
        || timesteps.size(0) != images.size(0)) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "A noise schedule needs one integer timestep per image, %1 in total. Check the timesteps."),
            {std::to_string(images.size(0))});
    }
    const torch::Tensor index = timesteps.cpu();
    for (const torch::Tensor& outside :
        {index.masked_select(index < 0), index.masked_select(index >= table.size(0))}) {
        if (outside.numel() > 0) {
            throw Error(
                PLAYGROUND_TEXT("models",
                    "Timestep %1 is out of range: the noise schedule has 0 to %2. Choose another timestep."),
                {std::to_string(outside[0].item<std::int64_t>()), std::to_string(table.size(0) - 1)});
        }
    }
    return table.index_select(0, index).to(images.device(), images.scalar_type()).view({-1, 1, 1, 1});
}

} // namespace

NoiseSchedule::NoiseSchedule(const NoiseScheduleOptions& options)
    : m_betas(torch::tensor(betaTable(options)))
    , m_alphasCumprod(torch::tensor(alphasCumprodTable(toVector(m_betas))))
{
}

std::vector<float> NoiseSchedule::betaCurve() const
{
    return toVector(m_betas);
}

std::vector<float> NoiseSchedule::alphasCumprodCurve() const
{
    return toVector(m_alphasCumprod);
}

std::vector<float> NoiseSchedule::snrCurve() const
{
    return toVector(m_alphasCumprod / (1 - m_alphasCumprod));
}

torch::Tensor NoiseSchedule::addNoise(
    const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& timesteps) const
{
    const torch::Tensor a = valuesAt(m_alphasCumprod, timesteps, clean);
    return a.sqrt() * clean + (1 - a).sqrt() * noise;
}

torch::Tensor NoiseSchedule::addOneStep(
    const torch::Tensor& previous, const torch::Tensor& noise, const torch::Tensor& timesteps) const
{
    const torch::Tensor b = valuesAt(m_betas, timesteps, previous);
    return (1 - b).sqrt() * previous + b.sqrt() * noise;
}

torch::Tensor NoiseSchedule::velocity(
    const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& timesteps) const
{
    const torch::Tensor a = valuesAt(m_alphasCumprod, timesteps, clean);
    return a.sqrt() * noise - (1 - a).sqrt() * clean;
}

} // namespace playground
