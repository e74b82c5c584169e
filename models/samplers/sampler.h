// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <torch/types.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Arguments of the step() functions of diffusers' schedulers, except the tensors.
struct StepOptions {
    double eta = 0; ///< DDIM: 0 is deterministic, 1 draws as much noise as DDPM
    bool useClippedModelOutput = false; ///< DDIM: recompute epsilon from the clipped prediction
    double sChurn = 0; ///< Euler: new noise before each step whose sigma is in sTmin..sTmax
    double sTmin = 0;
    double sTmax = std::numeric_limits<double>::infinity();
    double sNoise = 1;
    /// Reproduces diffusers exactly, including its known errors: DDIM steps to t - N / n even if that is not
    /// the next timestep (linspace, trailing); trailing timesteps may end in -1; DPM-Solver's spaced sigmas
    /// begin at the schedule's end regardless of the timesteps; Euler's log_linear sigmas do not match the
    /// timesteps given to the network and end above 0. False: the corrected behaviour. Set it before the
    /// timesteps.
    bool asDiffusers = true;
};

/// Steps of the reverse process: exactly one of the three.
struct TimestepRequest {
    std::int64_t steps = 0; ///< number of steps, spaced according to the scheduler's configuration
    std::vector<double> timesteps{}; ///< explicit, descending
    std::vector<double> sigmas{}; ///< explicit, descending

    /// With `steps`: start at exactly this timestep instead of the schedule's noisy end. Fewer timesteps than
    /// steps may then be left.
    std::optional<double> begin{};
    std::optional<double> mu{}; ///< flow matching with dynamic shifting
};

struct SamplerResult {
    torch::Tensor previous; ///< x one step closer to the picture, in the sampler's own space
    torch::Tensor predictedClean; ///< the picture predicted from x, clipped if the sampler clips
};

/// A sampler, one network call per step(): pure arithmetic without network or random numbers. Classes named
/// like diffusers' schedulers give the same results, with tables and scalars in float32. x is in the
/// sampler's own space (diffusers' `sample`): the network's input is modelInput(x). Throws Error for invalid
/// arguments.
class Sampler
{
public:
    virtual ~Sampler() = default;

    /// Resets to the first step. Throws Error for zero steps or more than the schedule has.
    virtual void setTimesteps(const TimestepRequest& request) = 0;
    void setStepOptions(const StepOptions& options) { m_options = options; }

    /// Timestep input of the network for each call; samplers with two calls per step (Heun) have one for
    /// each.
    const std::vector<double>& timesteps() const { return m_timesteps; }
    /// True if timesteps are integers (int64 for the network).
    virtual bool integerTimesteps() const { return false; }
    /// One per timestep plus the target of the last one; empty if the sampler has no sigmas.
    const std::vector<float>& sigmas() const { return m_sigmas; }

    /// Index of the next call; timesteps().size() after the last one.
    std::size_t index() const { return m_index; }
    bool finished() const { return m_index >= m_timesteps.size(); }
    double timestep() const { return m_timesteps.at(m_index); }
    /// Network calls per step of the method; the last step may need fewer.
    virtual std::size_t callsPerStep() const { return 1; }
    /// True between the calls of one step.
    virtual bool midStep() const { return false; }

    /// Standard deviation of the initial x (diffusers' init_noise_sigma).
    virtual double initialDeviation() const { return 1; }
    /// Factor that scales x to the network's input for the next step (scale_model_input).
    virtual float inputScale() const { return 1; }
    torch::Tensor modelInput(const torch::Tensor& x) const;

    /// True if the next step() uses its `noise`.
    virtual bool drawsNoise() const { return false; }
    /// Channels of the network's output for pictures with `channels`: doubled for a learned variance.
    virtual std::int64_t outputChannels(std::int64_t channels) const { return channels; }

    /// `output`: the network's output for modelInput(x) at timestep(). `noise`: standard normal with x's
    /// shape; may be undefined unless drawsNoise().
    SamplerResult step(const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise = {});

    /// The scheduler_config.json that recreates this sampler; null for this program's own samplers.
    virtual nlohmann::json config() const;

protected:
    virtual SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise)
        = 0;

    /// Sets the tables and resets to the first step.
    void begin(std::vector<double> timesteps, std::vector<float> sigmas = {});
    const StepOptions& options() const { return m_options; }

private:
    std::vector<double> m_timesteps;
    std::vector<float> m_sigmas;
    std::size_t m_index = 0;
    StepOptions m_options;
};

} // namespace playground
