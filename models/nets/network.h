// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
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
    /// `sample` [N,C,H,W] float; `timestep` [N], or one for the whole batch ([1] or 0-d), int64 or float,
    /// ignored by networks without one; may be undefined, which means 0. Returns [N,C,H,W].
    virtual torch::Tensor predict(const torch::Tensor& sample, const torch::Tensor& timestep) = 0;

    /// What config.json says of this network: `_class_name` and every field. makeNetwork() of it builds the
    /// same network again.
    virtual nlohmann::json config() const = 0;

    /// Throws Error unless predict() can take images of this size.
    virtual void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const = 0;
};

/// Sets LibTorch's default generator to `seed` and calls `build`, under a lock: initialisation draws from
/// that one generator, and two lanes may build at once. Same seed, same weights as
/// torch.manual_seed(seed) followed by the constructor in Python. Throws Error, also where LibTorch fails.
std::shared_ptr<Network> buildSeeded(
    std::uint64_t seed, const std::function<std::shared_ptr<Network>()>& build);

/// For checkInput(): throws Error unless there are `expectedChannels` channels, and height and width are
/// multiples of `divisor`. `network` names it in the message.
void requireImageSize(const std::string& network, std::int64_t expectedChannels, std::int64_t divisor,
    std::int64_t channels, std::int64_t height, std::int64_t width);

} // namespace playground
