// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"
#include "models/nets/forward_trace.h"

#include <ATen/core/Generator.h>
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
    /// undefined = 0, ignored by networks without one; `classLabels` [N] where the network is conditioned on
    /// them, else undefined. Returns [N,C,H,W]. Throws Error if a shape does not fit the network, or labels
    /// are missing, surplus or out of range.
    torch::Tensor predict(const torch::Tensor& sample, const torch::Tensor& timestep = {},
        const torch::Tensor& classLabels = {});

    /// The same; of a network that predicts a variance too, [N,2C,H,W] with the variance last.
    torch::Tensor predictWhole(const torch::Tensor& sample, const torch::Tensor& timestep = {},
        const torch::Tensor& classLabels = {});

    /// predict() with every layer shown to `observer`.
    torch::Tensor predictWatched(ForwardObserver& observer, const torch::Tensor& sample,
        const torch::Tensor& timestep = {}, const torch::Tensor& classLabels = {});

    /// What config.json says of this network: `_class_name` and every field. makeNetwork() of it builds the
    /// same network again.
    virtual nlohmann::json config() const = 0;

    /// Throws Error unless predict() can take images of this size.
    virtual void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const = 0;

    /// Whether predict() makes anything of the timestep.
    virtual bool wantsTimestep() const { return false; }

    /// Whether the output has, after as many channels as the input, as many more: a learned variance
    /// (Nichol & Dhariwal 2021).
    virtual bool predictsVariance() const { return false; }

    /// Whether predict() needs class labels.
    virtual bool wantsClassLabels() const { return false; }

    /// Weights under the module's names (as namedWeights() gives them), renamed as a model directory of
    /// config() names them: PyTorch's own names, where a network does not say otherwise.
    virtual NamedTensors fileNames(NamedTensors weights) const { return weights; }

    /// Takes the tensors of a weight file, under today's names or former ones. Throws Error naming `source`
    /// (the file) and the tensors that are missing, surplus or of another shape; nothing is then changed.
    virtual void loadFile(const NamedTensors& weights, const std::string& source);

protected:
    /// checkInput() for a tensor, which must have 4 dimensions.
    void requireInput(const torch::Tensor& sample) const;

    /// predict() after its checks: `sample` fits, `timestep` is [N], `classLabels` defined if wanted.
    virtual torch::Tensor forward(
        const torch::Tensor& sample, const torch::Tensor& timestep, const torch::Tensor& classLabels)
        = 0;

    /// For forward() to tell of its layers; mostly nobody is there to see them.
    const ForwardTrace& watched() const { return m_watch; }

private:
    ForwardTrace m_watch;
};

/// Sets LibTorch's default generator to `seed` and calls `build`, under a lock: initialisation draws from
/// that one generator, and two lanes may build at once. Same seed, same weights as
/// torch.manual_seed(seed) followed by the constructor in Python. `afterwards`, if given, becomes a copy of
/// the generator as the constructor left it. Throws Error, also where LibTorch fails.
std::shared_ptr<Network> buildSeeded(std::uint64_t seed,
    const std::function<std::shared_ptr<Network>()>& build, at::Generator* afterwards = nullptr);

/// For checkInput(): throws Error unless there are `expectedChannels` channels, and height and width are
/// multiples of `divisor`. `network` names it in the message.
void requireImageSize(const std::string& network, std::int64_t expectedChannels, std::int64_t divisor,
    std::int64_t channels, std::int64_t height, std::int64_t width);

} // namespace playground
