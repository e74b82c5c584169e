// SPDX-License-Identifier: GPL-3.0-or-later
// "Denoising Diffusion Probabilistic Models" (Ho et al. 2020), algorithm 2, as in diffusers' DDPMScheduler;
// learned variances of "Improved Denoising Diffusion Probabilistic Models" (Nichol and Dhariwal 2021),
// equation 15.
#include "models/samplers/beta_schedule_config.h"
#include "models/samplers/sampler_info.h"
#include "models/samplers/timestep_spacing.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
struct DdpmConfig {
    static constexpr auto className = "DDPMScheduler";

    ScheduleConfig schedule;
    SampleThresholding limits;
    std::string varianceType = "fixed_small";

    void visit(SchedulerFields& fields)
    {
        schedule.visit(fields, {"epsilon", "sample", "v_prediction"});
        visitLimits(fields, limits);
        // Excludes "fixed_large_log", for which diffusers takes the square root of a negative number.
        fields.choice("variance_type", varianceType,
            {"fixed_small", "fixed_small_log", "fixed_large", "learned", "learned_range"});
    }
    void check() const { schedule.check(className); }
};

class DdpmSampler : public Sampler
{
public:
    explicit DdpmSampler(DdpmConfig config)
        : m_config(std::move(config))
        , m_alphasCumprod(NoiseSchedule(m_config.schedule.betas).alphasCumprodCurve())
        , m_learned(m_config.varianceType.starts_with("learned"))
    {
    }

    void setTimesteps(const TimestepRequest& request) override
    {
        constexpr bool whole = true;
        begin(
            spacedTimesteps(DdpmConfig::className, m_config.schedule, request, whole, options().asDiffusers));
    }

    bool integerTimesteps() const override { return true; }
    bool drawsNoise() const override { return timestep() > 0; }
    std::int64_t outputChannels(std::int64_t channels) const override
    {
        return m_learned ? 2 * channels : channels;
    }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise) override
    {
        // -1 means the last entry, as in Python.
        const float a = timestep() < 0 ? m_alphasCumprod.back()
                                       : m_alphasCumprod.at(static_cast<std::size_t>(timestep()));
        const bool last = index() + 1 == timesteps().size();
        const double next = last ? -1 : timesteps()[index() + 1];
        const float aPrevious = next < 0 ? 1.0F : m_alphasCumprod.at(static_cast<std::size_t>(next));
        const float alpha = a / aPrevious; // of this step
        const float beta = 1 - alpha;

        const std::int64_t channels = x.size(1);
        const torch::Tensor mean = m_learned ? output.slice(1, 0, channels) : output;
        const torch::Tensor clean = m_config.limits.apply(
            predictOriginalSample(m_config.schedule.predictionType, mean, x, std::sqrt(a), std::sqrt(1 - a)));
        const float ofClean = std::sqrt(aPrevious) * beta / (1 - a);
        const float ofX = std::sqrt(alpha) * (1 - aPrevious) / (1 - a);
        torch::Tensor previous = ofClean * clean + ofX * x; // equation 7
        if (drawsNoise()) {
            const float variance = std::max((1 - aPrevious) / (1 - a) * beta, 1e-20F);
            const torch::Tensor predicted = m_learned ? output.slice(1, channels) : torch::Tensor();
            previous = previous + deviation(variance, beta, predicted) * noise;
        }
        return {previous, clean};
    }

private:
    torch::Tensor deviation(float variance, float beta, const torch::Tensor& predicted) const
    {
        if (m_config.varianceType == "learned")
            return predicted.sqrt();
        if (m_config.varianceType == "learned_range") {
            const torch::Tensor share = (predicted + 1) / 2;
            return at::exp(0.5 * (share * std::log(beta) + (1 - share) * std::log(variance)));
        }
        if (m_config.varianceType == "fixed_small_log")
            return at::scalar_tensor(std::exp(0.5F * std::log(variance)));
        return at::scalar_tensor(std::sqrt(m_config.varianceType == "fixed_large" ? beta : variance));
    }

    DdpmConfig m_config;
    std::vector<float> m_alphasCumprod;
    bool m_learned;
};

nlohmann::json learnedVariance(const Recipe& recipe)
{
    nlohmann::json chosen = nlohmann::json::object();
    if (recipe.corruption.learnsVariance())
        chosen["variance_type"] = recipe.corruption.varianceType;
    return chosen;
}

/// DPM-Solver has null if no variance is predicted; DDPM then keeps its own variance type.
void ddpmReadForeignValues(nlohmann::json& config)
{
    if (config.contains("variance_type") && config["variance_type"].is_null())
        config.erase("variance_type");
}
} // namespace

SamplerInfo ddpmSampler()
{
    return schedulerInfo<DdpmSampler, DdpmConfig>({.name = "ddpm",
        .title = {PLAYGROUND_TEXT("models", "DDPM")},
        .summary
        = {PLAYGROUND_TEXT("models", "Ancestral sampling: adds new noise at each step (Ho et al. 2020).")},
        .usefulSteps = 200,
        .fits = noisesBySchedule,
        .clips = true,
        .settings = {{"variance_type", {PLAYGROUND_TEXT("models", "Variance")},
            {PLAYGROUND_TEXT("models",
                "Noise added by a DDPM step: the posterior's variance (fixed_small) or beta (fixed_large); "
                "Ho et al. 2020, 3.2.")},
            namedValues({"fixed_small", "fixed_small_log", "fixed_large"})}},
        .chosenFor = learnedVariance,
        .readForeignValues = ddpmReadForeignValues});
}

} // namespace playground
