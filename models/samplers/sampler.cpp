// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/sampler.h"

#include "models/api/error.h"

#include <nlohmann/json.hpp>

namespace playground
{

torch::Tensor Sampler::modelInput(const torch::Tensor& x) const
{
    const float scale = inputScale();
    return scale == 1 ? x : x * scale;
}

SamplerResult Sampler::step(const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise)
{
    if (finished())
        throw Error(PLAYGROUND_TEXT("models", "The sampler has finished. Start a new run."), {});
    if (drawsNoise() && !noise.defined())
        throw Error(PLAYGROUND_TEXT("models", "Step %1 needs noise, but none was given. Add it."),
            {std::to_string(m_index)});
    SamplerResult result = advance(output, x, noise);
    ++m_index;
    return result;
}

nlohmann::json Sampler::config() const
{
    return nullptr;
}

void Sampler::begin(std::vector<double> timesteps, std::vector<float> sigmas)
{
    m_timesteps = std::move(timesteps);
    m_sigmas = std::move(sigmas);
    m_index = 0;
}

} // namespace playground
