// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace playground
{

/// A denoising network: every catalogue network derives from it, so that the trainer, the previewer and the
/// samplers need not know which one they drive. Parameter names are PyTorch's own, since a weight file must
/// travel both ways.
class Network : public torch::nn::Module
{
public:
    /// `sample` [N,C,H,W] float; `timestep` [N] int64 or float, ignored by networks without one.
    /// Returns [N,C,H,W].
    virtual torch::Tensor predict(const torch::Tensor& sample, const torch::Tensor& timestep) = 0;
};

/// Sets LibTorch's default generator to `seed` and calls `build`, under a lock: initialisation draws from
/// that one generator, and two lanes may build at once. Same seed, same weights as
/// torch.manual_seed(seed) followed by the constructor in Python.
std::shared_ptr<Network> buildSeeded(std::uint64_t seed, const std::function<std::shared_ptr<Network>()>& build);

} // namespace playground
