// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/corruption.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"

namespace playground
{

namespace
{

/// Linear mixing: x (1 - amount) + noise amount.
class Mix : public Corruption
{
public:
    torch::Tensor apply(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount) const override
    {
        const torch::Tensor a = amount.view({-1, 1, 1, 1});
        return clean * (1 - a) + noise * a;
    }

protected:
    static torch::TensorOptions options(const at::Generator& generator)
    {
        return torch::TensorOptions().dtype(torch::kFloat32).device(generator.device());
    }
};

/// corrupt() of text 001, section 3.2: noise uniform in [0, 1).
class UniformMix : public Mix
{
public:
    torch::Tensor noise(at::IntArrayRef sizes, const at::Generator& generator) const override
    {
        return torch::empty(sizes, options(generator)).uniform_(0, 1, generator);
    }
};

/// add_noise() of texts 000 and 004: noise from the standard normal distribution.
class GaussianMix : public Mix
{
public:
    torch::Tensor noise(at::IntArrayRef sizes, const at::Generator& generator) const override
    {
        return torch::empty(sizes, options(generator)).normal_(0, 1, generator);
    }
};

} // namespace

const std::vector<CatalogueEntry>& corruptions()
{
    static const std::vector<CatalogueEntry> listed{
        {"uniform-mix", {PLAYGROUND_TEXT("models", "Uniform mix")},
            {PLAYGROUND_TEXT("models", "x (1 - amount) + noise amount, noise uniform in 0..1.")}},
        {"gaussian-mix", {PLAYGROUND_TEXT("models", "Gaussian mix")},
            {PLAYGROUND_TEXT(
                "models", "x (1 - amount) + noise amount, noise normal with mean 0, deviation 1.")}},
    };
    return listed;
}

std::unique_ptr<Corruption> makeCorruption(const std::string& name)
{
    if (name == "uniform-mix")
        return std::make_unique<UniformMix>();
    if (name == "gaussian-mix")
        return std::make_unique<GaussianMix>();
    throw Error(
        PLAYGROUND_TEXT("models", "No corruption is called \"%1\". Known: uniform-mix, gaussian-mix."),
        {name});
}

} // namespace playground
