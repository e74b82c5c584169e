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

/// A forward process: how images become noise, and which prediction types a network can be trained on. The
/// amount is 0 (clean) to 1 (noise) for every process; a schedule maps it to its timesteps. Stateless: every
/// function may be called from any thread.
class Corruption
{
public:
    virtual ~Corruption() = default;

    /// Fresh noise, float32, on the generator's device. Draws only from `generator`, never from LibTorch's
    /// global generator, so that a run is reproducible. Standard normal by default.
    virtual torch::Tensor noise(at::IntArrayRef sizes, const at::Generator& generator) const;

    /// [count] amounts for a training batch, uniform in 0..1 by default.
    virtual torch::Tensor drawAmounts(std::int64_t count, const at::Generator& generator) const;

    /// `clean` and `noise` [N,C,H,W]; `amount` [N]. Returns [N,C,H,W].
    virtual torch::Tensor apply(
        const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount) const = 0;

    /// The network's timestep input: [N], or undefined if it takes none.
    virtual torch::Tensor timestep(const torch::Tensor& amount) const;

    /// Training target of the network; `type` is one of the process's predictionTypesOf().
    virtual torch::Tensor target(const std::string& type, const torch::Tensor& clean,
        const torch::Tensor& noise, const torch::Tensor& amount) const;

    /// The clean image implied by an output of that prediction type.
    virtual torch::Tensor predictedClean(const std::string& type, const torch::Tensor& output,
        const torch::Tensor& noised, const torch::Tensor& amount) const;

    /// Coefficients of the clean image and the noise in the noised image, [N] each: noised = first * clean +
    /// second * noise.
    virtual std::pair<torch::Tensor, torch::Tensor> shares(const torch::Tensor& amount) const = 0;

    virtual bool uniformNoise() const { return false; }
    virtual std::int64_t numTrainTimesteps() const { return 0; } ///< 0: no timesteps
    virtual const NoiseSchedule* schedule() const { return nullptr; } ///< null: no schedule
};

/// The process named by a recipe. Throws Error for an unknown name or an invalid schedule.
std::unique_ptr<Corruption> makeCorruption(const Recipe::Corruption& options);

// One process per file.
std::unique_ptr<Corruption> makeUniformMix();
std::unique_ptr<Corruption> makeGaussianMix();
std::unique_ptr<Corruption> makeDdpm(const NoiseScheduleOptions& options);
std::unique_ptr<Corruption> makeFlow();
std::unique_ptr<Corruption> makeNoNoise();

} // namespace playground
