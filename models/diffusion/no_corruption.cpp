// SPDX-License-Identifier: GPL-3.0-or-later
// For autoencoders, which reconstruct unchanged images (lansinuote's VAE).
#include "models/diffusion/corruption.h"

#include <ATen/ATen.h>

namespace playground
{

namespace
{
class NoNoise : public Corruption
{
public:
    torch::Tensor apply(const torch::Tensor& clean, const torch::Tensor&, const torch::Tensor&) const override
    {
        return clean;
    }

    std::pair<torch::Tensor, torch::Tensor> shares(const torch::Tensor& amount) const override
    {
        return {at::ones_like(amount), at::zeros_like(amount)};
    }
};
} // namespace

std::unique_ptr<Corruption> makeNoNoise()
{
    return std::make_unique<NoNoise>();
}

} // namespace playground
