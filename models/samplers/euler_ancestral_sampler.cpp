// SPDX-License-Identifier: GPL-3.0-or-later
// Ancestral sampling with Euler steps (k-diffusion's sample_euler_ancestral, Crowson), as in diffusers'
// EulerAncestralDiscreteScheduler; also supports networks that predict the clean picture, which diffusers
// rejects.
#include "models/samplers/beta_schedule_config.h"
#include "models/samplers/sampler_info.h"
#include "models/samplers/sigmas.h"
#include "models/samplers/timestep_spacing.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
struct EulerAncestralConfig {
    static constexpr auto className = "EulerAncestralDiscreteScheduler";

    ScheduleConfig schedule{{}, "epsilon", "linspace", 0};

    SampleThresholding limits{.clip = false}; ///< not in diffusers' class

    void visit(SchedulerFields& fields)
    {
        schedule.visit(fields, {"epsilon", "sample", "v_prediction"});
        visitClip(fields, limits);
    }
    void check() const { schedule.check(className); }
};

class EulerAncestralSampler : public Sampler
{
public:
    explicit EulerAncestralSampler(EulerAncestralConfig config)
        : m_config(std::move(config))
        , m_table(sigmaTable(finiteAlphasCumprod(m_config.schedule.betas)))
    {
    }

    void setTimesteps(const TimestepRequest& request) override
    {
        constexpr bool whole = false;
        const std::vector<double> timesteps = roundedToFloat(spacedTimesteps(
            EulerAncestralConfig::className, m_config.schedule, request, whole, options().asDiffusers));
        std::vector<double> sigmas;
        for (const double t : timesteps)
            sigmas.push_back(interpolated(m_table, t));
        sigmas.push_back(0);
        begin(timesteps, toFloat(sigmas));
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
    bool drawsNoise() const override { return true; }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise) override
    {
        const float from = sigmas().at(index());
        const float to = sigmas().at(index() + 1);
        const torch::Tensor clean = m_config.limits.apply(
            predictOriginalSampleFromSigma(m_config.schedule.predictionType, output, x, from));
        // Denoise further than the target by the derivative, then add new noise for the rest.
        const float up = std::sqrt(to * to * (from * from - to * to) / (from * from));
        const float down = std::sqrt(std::max(0.0F, to * to - up * up)); // rounding may make it negative
        const torch::Tensor derivative = (x - clean) / from;
        return {x + derivative * (down - from) + noise * up, clean};
    }

private:
    EulerAncestralConfig m_config;
    std::vector<float> m_table;
};
} // namespace

SamplerInfo eulerAncestralSampler()
{
    return schedulerInfo<EulerAncestralSampler, EulerAncestralConfig>({.name = "euler-ancestral",
        .title = {PLAYGROUND_TEXT("models", "Euler ancestral")},
        .summary = {PLAYGROUND_TEXT(
            "models", "Euler steps further down in sigma, then adds new noise (k-diffusion).")},
        .fits = noisesBySchedule,
        .ownFields = {"clip_sample", "clip_sample_range"}});
}

} // namespace playground
