// SPDX-License-Identifier: GPL-3.0-or-later
// Flow matching on the straight path (Lipman et al. 2023; Liu et al. 2023): x_s = (1 - s) clean + s noise;
// the network predicts the direction noise - clean. Timesteps are 1000 s, as in
// FlowMatchEulerDiscreteScheduler.
#include "models/diffusion/corruption.h"

#include <ATen/ATen.h>

namespace playground
{

namespace
{
class Flow : public Corruption
{
public:
    torch::Tensor apply(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount) const override
    {
        const torch::Tensor s = amount.view({-1, 1, 1, 1});
        return clean * (1 - s) + noise * s;
    }

    torch::Tensor timestep(const torch::Tensor& amount) const override { return amount * timesteps; }

    torch::Tensor target(const std::string&, const torch::Tensor& clean, const torch::Tensor& noise,
        const torch::Tensor&) const override
    {
        return noise - clean;
    }

    torch::Tensor predictedClean(const std::string&, const torch::Tensor& output, const torch::Tensor& noised,
        const torch::Tensor& amount) const override
    {
        return noised - amount.view({-1, 1, 1, 1}) * output;
    }

    std::pair<torch::Tensor, torch::Tensor> shares(const torch::Tensor& amount) const override
    {
        return {1 - amount, amount};
    }

    std::int64_t numTrainTimesteps() const override { return timesteps; }

private:
    static constexpr std::int64_t timesteps = 1000;
};
} // namespace

std::unique_ptr<Corruption> makeFlow()
{
    return std::make_unique<Flow>();
}

} // namespace playground
