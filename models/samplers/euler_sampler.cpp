// SPDX-License-Identifier: GPL-3.0-or-later
// "Elucidating the Design Space of Diffusion-Based Generative Models" (Karras et al. 2022), algorithm 2
// without its second-order correction, as in diffusers' EulerDiscreteScheduler.
#include "models/api/error.h"
#include "models/samplers/beta_schedule_config.h"
#include "models/samplers/sampler_info.h"
#include "models/samplers/sigmas.h"
#include "models/samplers/timestep_spacing.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace playground
{

namespace
{
struct EulerConfig {
    static constexpr auto className = "EulerDiscreteScheduler";

    ScheduleConfig schedule{{}, "epsilon", "linspace", 0};
    SampleThresholding limits{.clip = false}; ///< not in diffusers' class
    std::string interpolationType = "linear";
    SigmaSpacing spacing;
    SigmaEnds ends;
    std::string timestepType = "discrete";
    std::string finalSigmasType = "zero";

    void visit(SchedulerFields& fields)
    {
        schedule.visit(fields, {"epsilon", "sample", "v_prediction"});
        visitClip(fields, limits);
        fields.choice("interpolation_type", interpolationType, {"linear", "log_linear"});
        visitSpacing(fields, spacing);
        ends.visit(fields);
        fields.choice("timestep_type", timestepType, {"discrete", "continuous"});
        fields.choice("final_sigmas_type", finalSigmasType, {"zero", "sigma_min"});
    }

    void check() const
    {
        schedule.check(className);
        refuseSeveral(className, spacingFlags(spacing));
        ends.check(className);
    }
};

class EulerSampler : public Sampler
{
public:
    explicit EulerSampler(EulerConfig config)
        : m_config(std::move(config))
        , m_table(sigmaTable(finiteAlphasCumprod(m_config.schedule.betas)))
    {
    }

    void setTimesteps(const TimestepRequest& request) override
    {
        std::vector<double> timesteps;
        std::vector<double> sigmas;
        if (!request.sigmas.empty()) { // including the target of the last step
            sigmas = roundedToFloat(request.sigmas);
            timesteps = timestepsOfSigmas({sigmas.begin(), sigmas.end() - 1}, m_table);
        } else {
            constexpr bool whole = false;
            timesteps = spacedTimesteps(
                EulerConfig::className, m_config.schedule, request, whole, options().asDiffusers);
            timesteps = roundedToFloat(std::move(timesteps));
            sigmas = sigmasAt(timesteps, request);
            if (m_config.spacing.any() || (logLinear() && !options().asDiffusers))
                timesteps = timestepsOfSigmas(sigmas, m_table);
            sigmas.push_back(m_config.finalSigmasType == "zero" ? 0 : static_cast<double>(m_table.front()));
        }
        const std::vector<float> table = toFloat(sigmas);
        if (m_config.timestepType == "continuous" && m_config.schedule.predictionType == "v_prediction") {
            timesteps.resize(table.size() - 1); // log_linear gives one more
            for (std::size_t i = 0; i < timesteps.size(); ++i)
                timesteps[i] = static_cast<double>(0.25F * std::log(table[i]));
        }
        begin(roundedToFloat(std::move(timesteps)), table);
    }

    double initialDeviation() const override
    {
        const float most = *std::max_element(sigmas().begin(), sigmas().end());
        return m_config.schedule.timestepSpacing == "leading" ? std::sqrt(most * most + 1) : most;
    }
    float inputScale() const override
    {
        const float sigma = sigmas().at(index());
        return 1 / std::sqrt(sigma * sigma + 1);
    }
    bool drawsNoise() const override { return churn() > 0; }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise) override
    {
        const float sigma = sigmas().at(index());
        const float raised = sigma * (churn() + 1);
        torch::Tensor from = x;
        if (churn() > 0)
            from = x + noise * options().sNoise * std::sqrt(raised * raised - sigma * sigma);
        // diffusers converts a velocity with the sigma before the churn, but noise with the sigma after it.
        const std::string& type = m_config.schedule.predictionType;
        const torch::Tensor clean = m_config.limits.apply(
            predictOriginalSampleFromSigma(type, output, from, type == "v_prediction" ? sigma : raised));
        const torch::Tensor derivative = (from - clean) / raised;
        return {from + derivative * (sigmas().at(index() + 1) - raised), clean};
    }

private:
    float churn() const
    {
        const auto sigma = static_cast<double>(sigmas().at(index()));
        if (sigma < options().sTmin || sigma > options().sTmax)
            return 0;
        const auto steps = static_cast<double>(sigmas().size() - 1);
        return static_cast<float>(std::min(options().sChurn / steps, std::numbers::sqrt2 - 1));
    }

    bool logLinear() const { return m_config.interpolationType == "log_linear"; }

    std::vector<double> sigmasAt(const std::vector<double>& timesteps, const TimestepRequest& request) const
    {
        const std::int64_t count = sigmaCount(request, timesteps.size());
        std::vector<double> sigmas;
        if (logLinear()) {
            // Covers the whole table for any spacing; diffusers has one sigma more than timesteps.
            const float maximum = request.begin ? static_cast<float>(interpolated(m_table, timesteps.front()))
                                                : m_table.back();
            sigmas = logLinearSigmas(maximum, m_table.front(), options().asDiffusers ? count + 1 : count);
        } else {
            for (const double t : timesteps)
                sigmas.push_back(interpolated(m_table, t));
        }
        if (!m_config.spacing.any())
            return sigmas;
        return m_config.spacing.sigmas(m_config.ends.maximum.value_or(sigmas.front()),
            m_config.ends.minimum.value_or(sigmas.back()), count);
    }

    EulerConfig m_config;
    std::vector<float> m_table;
};
} // namespace

SamplerInfo eulerSampler()
{
    return schedulerInfo<EulerSampler, EulerConfig>({.name = "euler",
        .title = {PLAYGROUND_TEXT("models", "Euler")},
        .summary
        = {PLAYGROUND_TEXT("models", "Straight steps along dx/dsigma, no noise (Karras et al. 2022).")},
        .fits = noisesBySchedule,
        .ownFields = {"clip_sample", "clip_sample_range"}});
}

} // namespace playground
