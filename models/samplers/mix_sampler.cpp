// SPDX-License-Identifier: GPL-3.0-or-later
// The iterative sampler of the HF course, unit 1, section 3.4.1: predict the clean image, mix a fraction 1 /
// (steps left) of it into x, repeat. With x = (1 - amount) clean + amount noise this is Euler's method on the
// straight path of flow matching, with a network that predicts the clean image instead of the direction.
#include "models/samplers/sampler_info.h"
#include "models/samplers/timestep_spacing.h"

#include <ATen/ATen.h>

namespace playground
{

namespace
{
class MixSampler : public Sampler
{
public:
    void setTimesteps(const TimestepRequest& request) override
    {
        constexpr std::int64_t most = 1000;
        checkSteps("mix", request.steps, most);
        begin(std::vector<double>(
            static_cast<std::size_t>(request.steps), 0.0)); // the network takes no timestep
    }

protected:
    SamplerResult advance(const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor&) override
    {
        const double factor = 1.0 / static_cast<double>(timesteps().size() - index());
        return {x * (1 - factor) + output * factor, output};
    }
};
} // namespace

SamplerInfo mixSampler()
{
    return {.name = "mix",
        .title = {PLAYGROUND_TEXT("models", "Iterative mix")},
        .summary = {PLAYGROUND_TEXT("models",
            "The HF course's sampler: mixes 1 / (steps left) of the prediction into x, repeatedly.")},
        .stepsOn = StepsOn::Clean,
        .fits = noisesByMixing,
        .traits = {.hasTimesteps = false},
        .make
        = [](const nlohmann::json&) -> std::unique_ptr<Sampler> { return std::make_unique<MixSampler>(); }};
}

} // namespace playground
