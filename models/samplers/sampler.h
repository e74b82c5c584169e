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

/// What the step() functions of diffusers' schedulers take beside the tensors.
struct StepOptions {
    double eta = 0; ///< DDIM: 0 draws nothing, 1 as much as DDPM
    bool useClippedModelOutput = false; ///< DDIM: epsilon derived again from the clipped prediction
    double sChurn = 0; ///< Euler: noise added anew before each step whose sigma lies in sTmin..sTmax
    double sTmin = 0;
    double sTmax = std::numeric_limits<double>::infinity();
    double sNoise = 1;
    /// Every number is diffusers', also where those are known to be wrong: DDIM goes to t - N / n although
    /// the next timestep stands elsewhere (linspace, trailing), trailing ones may end in -1, DPM-Solver's
    /// spaced sigmas begin at the schedule's end whatever the timesteps do, and Euler's log_linear ones are
    /// told to the network as other timesteps than theirs and end above 0. False: what is meant. Set it
    /// before the timesteps.
    bool asDiffusers = true;
};

/// Where to stop on the way back: one of the three.
struct TimestepRequest {
    std::int64_t steps = 0; ///< as many, spaced as the scheduler's configuration says
    std::vector<double> timesteps{}; ///< these, descending
    std::vector<double> sigmas{}; ///< these, descending

    /// With `steps`: from this timestep on instead of from the schedule's noisy end; the first step stands
    /// exactly there. There may then be fewer timesteps left than steps asked for.
    std::optional<double> begin{};
    std::optional<double> mu{}; ///< flow matching with dynamic shifting
};

struct SamplerResult {
    torch::Tensor previous; ///< x one step nearer to the picture, in the sampler's own space
    torch::Tensor predictedClean; ///< the picture predicted from x, clipped if the sampler clips
};

/// One way back from noise, one network call per step(): the arithmetic alone, no network and no random
/// numbers. Classes of the same name as diffusers' schedulers compute what those compute, their tables and
/// scalars in float32. x lives in the sampler's own space (diffusers' `sample`): modelInput() of it is what
/// the network sees. Throws Error for what cannot be.
class Sampler
{
public:
    virtual ~Sampler() = default;

    /// Starts anew, at the first step. Throws Error for no steps or more than the schedule has.
    virtual void setTimesteps(const TimestepRequest& request) = 0;
    void setStepOptions(const StepOptions& options) { m_options = options; }

    /// What the network is told at each call; with samplers of two calls a step (Heun) each call has its own.
    const std::vector<double>& timesteps() const { return m_timesteps; }
    /// Whether timesteps are whole numbers (int64 for the network).
    virtual bool integerTimesteps() const { return false; }
    /// One for each timestep and the last one's goal; empty where the sampler counts none.
    const std::vector<float>& sigmas() const { return m_sigmas; }

    /// Index of the next call; timesteps().size() after the last.
    std::size_t index() const { return m_index; }
    bool finished() const { return m_index >= m_timesteps.size(); }
    double timestep() const { return m_timesteps.at(m_index); }
    /// Network calls of one step of the method; the last step may take fewer.
    virtual std::size_t callsPerStep() const { return 1; }
    /// Between the calls of one step.
    virtual bool midStep() const { return false; }

    /// Standard deviation of the x that the first step expects (diffusers' init_noise_sigma).
    virtual double initialDeviation() const { return 1; }
    /// What the next step multiplies x by for the network's eyes (scale_model_input).
    virtual float inputScale() const { return 1; }
    torch::Tensor modelInput(const torch::Tensor& x) const;

    /// Whether the next step() uses its `noise`.
    virtual bool drawsNoise() const { return false; }
    /// Channels of the network's output for pictures of `channels`: twice as many with a learned variance.
    virtual std::int64_t outputChannels(std::int64_t channels) const { return channels; }

    /// `output` of the network for modelInput(x) at timestep(), `noise` standard normal of x's shape, may be
    /// undefined unless drawsNoise().
    SamplerResult step(const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise = {});

    /// The scheduler_config.json that makes this sampler again; null for the course's own samplers.
    virtual nlohmann::json config() const;

protected:
    virtual SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise)
        = 0;

    /// Sets the tables and goes to the first step.
    void begin(std::vector<double> timesteps, std::vector<float> sigmas = {});
    const StepOptions& options() const { return m_options; }

private:
    std::vector<double> m_timesteps;
    std::vector<float> m_sigmas;
    std::size_t m_index = 0;
    StepOptions m_options;
};

// One algorithm a file. `config` is the content of a scheduler_config.json without "_class_name"; a field
// that is unknown, out of range or contradicts another throws Error naming it.
std::unique_ptr<Sampler> makeDdpmSampler(const nlohmann::json& config);
std::unique_ptr<Sampler> makeDdimSampler(const nlohmann::json& config);
std::unique_ptr<Sampler> makeEulerSampler(const nlohmann::json& config);
std::unique_ptr<Sampler> makeEulerAncestralSampler(const nlohmann::json& config);
std::unique_ptr<Sampler> makeHeunSampler(const nlohmann::json& config);
std::unique_ptr<Sampler> makeDpmSolverSampler(const nlohmann::json& config);
std::unique_ptr<Sampler> makeFlowEulerSampler(const nlohmann::json& config);

// Every field of such a configuration that has a value without being given one, with that value.
nlohmann::json ddpmDefaults();
nlohmann::json ddimDefaults();
nlohmann::json eulerDefaults();
nlohmann::json eulerAncestralDefaults();
nlohmann::json heunDefaults();
nlohmann::json dpmSolverDefaults();
nlohmann::json flowEulerDefaults();

// The course's own. Their network predicts the clean picture.
std::unique_ptr<Sampler> makeMixSampler();
std::unique_ptr<Sampler> makeOneShotSampler();

} // namespace playground
