// SPDX-License-Identifier: GPL-3.0-or-later
// NVIDIA DLI course, section 1.3: the network's first prediction from noise is the image.
#include "models/samplers/sampler_info.h"

namespace playground
{

namespace
{
class OneShotSampler : public Sampler
{
public:
    void setTimesteps(const TimestepRequest&) override { begin({0.0}); }

protected:
    SamplerResult advance(const torch::Tensor& output, const torch::Tensor&, const torch::Tensor&) override
    {
        return {output, output};
    }
};
} // namespace

SamplerInfo oneShotSampler()
{
    return {.name = "one-shot",
        .title = {PLAYGROUND_TEXT("models", "One shot")},
        .summary
        = {PLAYGROUND_TEXT("models", "The first prediction from noise is the result (NVIDIA DLI course).")},
        .usefulSteps = 1,
        .stepsOn = StepsOn::Clean,
        .fits = [](const Recipe&) { return true; },
        .traits = {.takesSteps = false, .hasTimesteps = false},
        .make = [](const nlohmann::json&) -> std::unique_ptr<Sampler> {
            return std::make_unique<OneShotSampler>();
        }};
}

} // namespace playground
