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

/// Base class of all networks in the catalogue, so that the trainer, the previewer and the samplers are
/// independent of the concrete network. Parameter names are PyTorch's, so that weight files are compatible in
/// both directions.
class Network : public torch::nn::Module
{
public:
    /// Predicts from `sample` [N,C,H,W] float. `timestep`: [N], or one for the whole batch ([1] or 0-d),
    /// int64 or float, undefined = 0, ignored by networks without timestep conditioning. `classLabels`: [N]
    /// if the network is conditioned on them, else undefined. Returns [N,C,H,W]. Throws Error if a shape does
    /// not match the network, or labels are missing, unexpected or out of range.
    torch::Tensor predict(const torch::Tensor& sample, const torch::Tensor& timestep = {},
        const torch::Tensor& classLabels = {});

    /// The same, but a network that predicts the variance returns [N,2C,H,W] with the variance last.
    torch::Tensor predictWhole(const torch::Tensor& sample, const torch::Tensor& timestep = {},
        const torch::Tensor& classLabels = {});

    /// predict() with every layer reported to `observer`.
    torch::Tensor predictWatched(ForwardObserver& observer, const torch::Tensor& sample,
        const torch::Tensor& timestep = {}, const torch::Tensor& classLabels = {});

    /// Content of config.json: `_class_name` and every field. makeNetwork() builds the same network from it.
    virtual nlohmann::json config() const = 0;

    /// Throws Error if predict() does not accept images of this size.
    virtual void checkInput(std::int64_t channels, std::int64_t height, std::int64_t width) const = 0;

    /// Returns true if predict() depends on the timestep.
    virtual bool wantsTimestep() const { return false; }

    /// Returns true if the output has twice the input's channels, the second half being a learned variance
    /// (Nichol & Dhariwal 2021).
    virtual bool predictsVariance() const { return false; }

    /// Returns true if predict() needs class labels.
    virtual bool wantsClassLabels() const { return false; }

    /// Renames weights from the module's names (see namedWeights()) to those of a weight file for config():
    /// PyTorch's own names unless a network overrides this.
    virtual NamedTensors fileNames(NamedTensors weights) const { return weights; }

    /// Loads the tensors of a weight file, under current or former names. Throws Error naming `source` (the
    /// file) and the tensors that are missing, unexpected or of another shape; nothing is changed then.
    virtual void loadFile(const NamedTensors& weights, const std::string& source);

protected:
    /// checkInput() for a tensor, which must have 4 dimensions.
    void requireInput(const torch::Tensor& sample) const;

    /// predict() after validation: `sample` fits, `timestep` is [N], `classLabels` is defined if required.
    virtual torch::Tensor forward(
        const torch::Tensor& sample, const torch::Tensor& timestep, const torch::Tensor& classLabels)
        = 0;

    /// For forward() to report its layers; usually there is no observer.
    const ForwardTrace& watched() const { return m_watch; }

private:
    ForwardTrace m_watch;
};

/// Sets LibTorch's default generator to `seed` and calls `build`, under a lock: initialisation draws from
/// that one generator, and two lanes may build at the same time. The same seed gives the same weights as
/// torch.manual_seed(seed) followed by the constructor in Python. `afterwards`, if given, receives a copy of
/// the generator's state after construction. Throws Error, including LibTorch failures.
std::shared_ptr<Network> buildSeeded(std::uint64_t seed,
    const std::function<std::shared_ptr<Network>()>& build, at::Generator* afterwards = nullptr);

/// Implements checkInput(): throws Error unless there are `expectedChannels` channels, and height and width
/// are multiples of `divisor`. `network` names it in the message.
void requireImageSize(const std::string& network, std::int64_t expectedChannels, std::int64_t divisor,
    std::int64_t channels, std::int64_t height, std::int64_t width);

} // namespace playground
