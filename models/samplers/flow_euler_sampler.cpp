// SPDX-License-Identifier: GPL-3.0-or-later
// Euler's method on the straight path from noise to picture: "Flow Matching for Generative Modeling" (Lipman
// et al. 2023), "Scaling Rectified Flow Transformers" (Esser et al. 2024), as in diffusers'
// FlowMatchEulerDiscreteScheduler.
#include "models/api/error.h"
#include "models/samplers/beta_schedule_config.h"
#include "models/samplers/sampler_info.h"
#include "models/samplers/sigmas.h"
#include "models/samplers/timestep_spacing.h"

#include <ATen/ATen.h>

#include <cmath>

namespace playground
{

namespace
{
struct FlowEulerConfig {
    static constexpr auto className = "FlowMatchEulerDiscreteScheduler";

    std::int64_t numTrainTimesteps = 1000;
    double shift = 1;
    bool dynamicShifting = false;
    std::string timeShiftType = "exponential";
    std::optional<double> shiftTerminal;
    bool invertSigmas = false;
    SigmaSpacing spacing;
    bool stochastic = false;
    // Used by pipelines to compute mu; stored but not used here.
    double baseShift = 0.5;
    double maxShift = 1.15;
    std::int64_t baseImageSeqLen = 256;
    std::int64_t maxImageSeqLen = 4096;

    void visit(SchedulerFields& fields)
    {
        fields.integer("num_train_timesteps", numTrainTimesteps, 1, 1000000);
        fields.real("shift", shift, 1e-6, 1e6);
        fields.boolean("use_dynamic_shifting", dynamicShifting);
        fields.choice("time_shift_type", timeShiftType, {"exponential", "linear"});
        fields.realOrNull("shift_terminal", shiftTerminal, 0, 0.999999);
        fields.boolean("invert_sigmas", invertSigmas);
        visitSpacing(fields, spacing);
        fields.boolean("stochastic_sampling", stochastic);
        fields.real("base_shift", baseShift, -1e6, 1e6);
        fields.real("max_shift", maxShift, -1e6, 1e6);
        fields.integer("base_image_seq_len", baseImageSeqLen, 1, 1000000000);
        fields.integer("max_image_seq_len", maxImageSeqLen, 1, 1000000000);
    }

    void check() const { refuseSeveral(className, spacingFlags(spacing)); }
};

class FlowEulerSampler : public Sampler
{
public:
    explicit FlowEulerSampler(FlowEulerConfig config)
        : m_config(std::move(config))
    {
    }

    void setTimesteps(const TimestepRequest& request) override
    {
        if (m_config.dynamicShifting && !request.mu)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: field \"use_dynamic_shifting\" needs a mu, which depends on the pipeline. "
                            "Set the field to false and set \"shift\"."),
                {FlowEulerConfig::className});
        const auto train = static_cast<double>(m_config.numTrainTimesteps);
        std::vector<double> sigmas = spaced(request);
        for (double& sigma : sigmas)
            sigma = m_config.dynamicShifting ? dynamicallyShifted(sigma, *request.mu) : shifted(sigma);
        stretchToTerminal(sigmas, m_config.shiftTerminal.value_or(0));
        if (m_config.spacing.any())
            sigmas = m_config.spacing.sigmas(
                sigmas.front(), sigmas.back(), static_cast<std::int64_t>(sigmas.size()));

        std::vector<float> table = toFloat(sigmas);
        if (m_config.invertSigmas) {
            for (float& sigma : table)
                sigma = 1 - sigma;
        }
        std::vector<double> timesteps;
        for (const float sigma : table)
            timesteps.push_back(static_cast<double>(sigma * static_cast<float>(train)));
        table.push_back(m_config.invertSigmas ? 1 : 0);
        begin(std::move(timesteps), std::move(table));
    }

    bool drawsNoise() const override { return m_config.stochastic; }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise) override
    {
        const float sigma = sigmas().at(index());
        const float next = sigmas().at(index() + 1);
        const torch::Tensor clean = x - sigma * output;
        if (m_config.stochastic)
            return {(1 - next) * clean + next * noise, clean};
        return {x + (next - sigma) * output, clean};
    }

private:
    double shifted(double sigma) const { return shiftedSigma(sigma, m_config.shift); }

    double dynamicallyShifted(double sigma, double mu) const
    {
        const double m = m_config.timeShiftType == "exponential" ? std::exp(mu) : mu;
        return m / (m + (1 / sigma - 1));
    }

    /// Sigmas before shifting. diffusers spaces them between ends that are already shifted, then shifts
    /// again.
    std::vector<double> spaced(const TimestepRequest& request) const
    {
        if (!request.sigmas.empty())
            return roundedToFloat(request.sigmas);
        const auto train = static_cast<double>(m_config.numTrainTimesteps);
        std::vector<double> sigmas;
        if (!request.timesteps.empty()) {
            for (const double t : roundedToFloat(request.timesteps))
                sigmas.push_back(t / train);
            return sigmas;
        }
        checkSteps(FlowEulerConfig::className, request.steps, m_config.numTrainTimesteps);
        const auto end = [&](double sigma) {
            const double value = m_config.dynamicShifting ? sigma : shifted(sigma);
            return static_cast<double>(static_cast<float>(value)) * train;
        };
        for (const double t : evenlySpaced(end(1), end(1 / train), request.steps))
            sigmas.push_back(t / train);
        return sigmas;
    }

    FlowEulerConfig m_config;
};

std::vector<SamplerSetting> flowEulerSettings()
{
    return {
        {"shift", {PLAYGROUND_TEXT("models", "Shift")},
            {PLAYGROUND_TEXT("models",
                "Above 1, more steps are at high noise levels: sigma becomes shift sigma / (1 + (shift - 1) "
                "sigma) (Esser et al. 2024, equation 23).")},
            {}, 0.01, 100},
        {"stochastic_sampling", {PLAYGROUND_TEXT("models", "Stochastic sampling")},
            {PLAYGROUND_TEXT("models",
                "Each step mixes new noise into the predicted image instead of following the straight "
                "path.")},
            offOrOn({PLAYGROUND_TEXT("models", "no new noise")}, {PLAYGROUND_TEXT("models", "new noise")})},
    };
}
} // namespace

SamplerInfo flowEulerSampler()
{
    return schedulerInfo<FlowEulerSampler, FlowEulerConfig>({.name = "flow-euler",
        .title = {PLAYGROUND_TEXT("models", "Flow Euler")},
        .summary = {PLAYGROUND_TEXT(
            "models", "Straight steps along the path from noise to image (Lipman et al. 2023).")},
        .stepsOn = StepsOn::Direction,
        .fits = noisesOnStraightPath,
        .settings = flowEulerSettings()});
}

} // namespace playground
