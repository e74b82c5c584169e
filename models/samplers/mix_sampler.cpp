// SPDX-License-Identifier: GPL-3.0-or-later
// The HF course's iterative sampler (unit 1): predicts the picture, mixes a fraction 1 / (steps left) of it
// into x, and repeats. With x = (1 - amount) clean + amount noise this is Euler's method on the straight path
// of flow matching, for a network that predicts the clean picture instead of the direction.
#include "models/samplers/sampler.h"
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

std::unique_ptr<Sampler> makeMixSampler()
{
    return std::make_unique<MixSampler>();
}

} // namespace playground
