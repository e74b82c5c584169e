// SPDX-License-Identifier: GPL-3.0-or-later
// "Denoising Diffusion Implicit Models" (Song et al. 2021), equation 12, as in diffusers' DDIMScheduler.
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
struct DdimConfig {
    static constexpr auto className = "DDIMScheduler";

    ScheduleConfig schedule;
    SampleThresholding limits;
    bool setAlphaToOne = true;

    void visit(SchedulerFields& fields)
    {
        schedule.visit(fields, {"epsilon", "sample", "v_prediction"});
        visitLimits(fields, limits);
        fields.boolean("set_alpha_to_one", setAlphaToOne);
    }
    void check() const { schedule.check(className); }
};

class DdimSampler : public Sampler
{
public:
    explicit DdimSampler(DdimConfig config)
        : m_config(std::move(config))
        , m_alphasCumprod(NoiseSchedule(m_config.schedule.betas).alphasCumprodCurve())
    {
    }

    void setTimesteps(const TimestepRequest& request) override
    {
        constexpr bool whole = true;
        begin(
            spacedTimesteps(DdimConfig::className, m_config.schedule, request, whole, options().asDiffusers));
        const bool ofTheSchedule = options().asDiffusers && request.timesteps.empty() && !request.begin;
        m_stride = ofTheSchedule ? m_config.schedule.betas.numTrainTimesteps / request.steps : 0;
    }

    bool integerTimesteps() const override { return true; }
    bool drawsNoise() const override { return options().eta > 0; }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise) override
    {
        // -1 means the last entry, as in Python.
        const float a = timestep() < 0 ? m_alphasCumprod.back()
                                       : m_alphasCumprod.at(static_cast<std::size_t>(timestep()));
        const float aPrevious = alphaCumprodAfter();
        const float alpha = std::sqrt(a);
        const float sigma = std::sqrt(1 - a);
        const std::string& type = m_config.schedule.predictionType;
        const torch::Tensor clean
            = m_config.limits.apply(predictOriginalSample(type, output, x, alpha, sigma));
        const torch::Tensor epsilon = options().useClippedModelOutput
            ? (x - alpha * clean) / sigma
            : noiseFrom(type, output, x, alpha, sigma);

        const float variance = (1 - aPrevious) / (1 - a) * (1 - a / aPrevious);
        const float deviation = static_cast<float>(options().eta) * std::sqrt(variance);
        // With eta 1 and zero terminal SNR the difference is 0, and rounding may make it negative.
        const float ofEpsilon = std::sqrt(std::max(0.0F, 1 - aPrevious - deviation * deviation));
        torch::Tensor previous = std::sqrt(aPrevious) * clean + ofEpsilon * epsilon;
        if (drawsNoise())
            previous = previous + deviation * noise;
        return {previous, clean};
    }

private:
    /// diffusers steps to t - N / n even if the spacing has another next timestep (linspace, trailing), which
    /// leaves noise in the image; our own sampling steps to the actual next timestep.
    float alphaCumprodAfter() const
    {
        const bool last = index() + 1 == timesteps().size();
        const double next = m_stride > 0 ? timestep() - static_cast<double>(m_stride)
            : last                       ? -1
                                         : timesteps()[index() + 1];
        if (next < 0)
            return m_config.setAlphaToOne ? 1.0F : m_alphasCumprod.front();
        return m_alphasCumprod.at(static_cast<std::size_t>(next));
    }

    DdimConfig m_config;
    std::vector<float> m_alphasCumprod;
    std::int64_t m_stride = 0; ///< 0: step to the actual next timestep
};
} // namespace

SamplerInfo ddimSampler()
{
    return schedulerInfo<DdimSampler, DdimConfig>({.name = "ddim",
        .title = {PLAYGROUND_TEXT("models", "DDIM")},
        .summary = {PLAYGROUND_TEXT("models",
            "The same marginals in fewer steps; deterministic while eta is 0 (Song et al. 2021). Steps to "
            "the next timestep; diffusers steps to t - N/n, which leaves noise if the spacing is linspace or "
            "trailing.")},
        .usefulSteps = 50,
        .fits = noisesBySchedule,
        .traits = {.takesEta = true, .takesClippedModelOutput = true},
        .clips = true});
}

} // namespace playground
