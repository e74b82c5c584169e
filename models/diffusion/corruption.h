// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <memory>
#include <string>
#include <utility>

namespace playground
{

class NoiseSchedule;
struct NoiseScheduleOptions;

/// A forward process: how pictures become noise, and what a network may be asked to predict of it. The amount
/// is 0 (clean) to 1 (noise) for every process; a schedule maps it to its timesteps. No state: every function
/// may be called from any thread.
class Corruption
{
public:
    virtual ~Corruption() = default;

    /// Fresh noise, float32, on the generator's device. Draws from `generator` alone, never from LibTorch's
    /// global one, so that a run repeats whatever else draws meanwhile. Standard normal unless said
    /// otherwise.
    virtual torch::Tensor noise(at::IntArrayRef sizes, const at::Generator& generator) const;

    /// [count] amounts for a training batch, uniform in 0..1 unless said otherwise.
    virtual torch::Tensor drawAmounts(std::int64_t count, const at::Generator& generator) const;

    /// `clean` and `noise` [N,C,H,W]; `amount` [N]. Returns [N,C,H,W].
    virtual torch::Tensor apply(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount) const = 0;

    /// What the network is told of the amount: [N], or undefined where it is told nothing.
    virtual torch::Tensor timestep(const torch::Tensor& amount) const;

    /// What the network's output is compared with; `type` is one of predictionTypesOf() the process.
    virtual torch::Tensor target(const std::string& type, const torch::Tensor& clean,
        const torch::Tensor& noise, const torch::Tensor& amount) const;

    /// The clean picture that an output of that type amounts to.
    virtual torch::Tensor predictedClean(const std::string& type, const torch::Tensor& output,
        const torch::Tensor& noised, const torch::Tensor& amount) const;

    /// The shares of the clean picture and of the noise in the noised one, [N] each:
    /// noised = first * clean + second * noise.
    virtual std::pair<torch::Tensor, torch::Tensor> shares(const torch::Tensor& amount) const = 0;

    virtual bool uniformNoise() const { return false; }
    virtual std::int64_t numTrainTimesteps() const { return 0; } ///< 0: no timesteps
    virtual const NoiseSchedule* schedule() const { return nullptr; } ///< null: follows none
};

/// The process a recipe names. Throws Error for an unknown name or a schedule that cannot be.
std::unique_ptr<Corruption> makeCorruption(const Recipe::Corruption& options);

// One process a file.
std::unique_ptr<Corruption> makeUniformMix();
std::unique_ptr<Corruption> makeGaussianMix();
std::unique_ptr<Corruption> makeDdpm(const NoiseScheduleOptions& options);
std::unique_ptr<Corruption> makeFlow();
std::unique_ptr<Corruption> makeNoNoise();

} // namespace playground
