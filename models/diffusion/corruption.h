// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <memory>
#include <string>

namespace playground
{

/// The forward process of the course texts: how a clean image becomes a noised one at an amount 0..1.
/// Stateless: any thread may use it.
class Corruption
{
public:
    virtual ~Corruption() = default;

    /// Fresh noise, float32, on the generator's device. Draws from `generator` alone, never from LibTorch's
    /// global one, so that a run repeats whatever else draws meanwhile.
    virtual torch::Tensor noise(at::IntArrayRef sizes, const at::Generator& generator) const = 0;

    /// `clean` and `noise` [N,C,H,W]; `amount` [N], 0 = clean, 1 = noise. Returns [N,C,H,W].
    virtual torch::Tensor apply(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount) const = 0;
};

/// By catalogue name; throws Error for one that is not in corruptions().
std::unique_ptr<Corruption> makeCorruption(const std::string& name);

} // namespace playground
