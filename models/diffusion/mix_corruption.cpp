// SPDX-License-Identifier: GPL-3.0-or-later
// Linear mixing with noise (HF course, unit 1, section 3.2; NVIDIA DLI course, section 1.3).
#include "models/diffusion/corruption.h"

#include <ATen/ATen.h>

namespace playground
{

namespace
{
class GaussianMix : public Corruption
{
public:
    torch::Tensor apply(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount) const override
    {
        const torch::Tensor a = amount.view({-1, 1, 1, 1});
        return clean * (1 - a) + noise * a;
    }

    std::pair<torch::Tensor, torch::Tensor> shares(const torch::Tensor& amount) const override
    {
        return {1 - amount, amount};
    }
};

class UniformMix : public GaussianMix
{
public:
    torch::Tensor noise(at::IntArrayRef sizes, const at::Generator& generator) const override
    {
        return at::empty(sizes, at::TensorOptions().dtype(at::kFloat).device(generator.device()))
            .uniform_(0, 1, generator);
    }

    bool uniformNoise() const override { return true; }
};
} // namespace

std::unique_ptr<Corruption> makeUniformMix()
{
    return std::make_unique<UniformMix>();
}
std::unique_ptr<Corruption> makeGaussianMix()
{
    return std::make_unique<GaussianMix>();
}

} // namespace playground
