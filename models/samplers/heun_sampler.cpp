// SPDX-License-Identifier: GPL-3.0-or-later
// "Elucidating the Design Space of Diffusion-Based Generative Models" (Karras et al. 2022), algorithm 1, as
// in diffusers' HeunDiscreteScheduler: two network calls per step, one for the last step.
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
NoiseScheduleOptions stableDiffusionBetas()
{
    NoiseScheduleOptions betas;
    betas.betaStart = 0.00085;
    betas.betaEnd = 0.012;
    return betas;
}

struct HeunConfig {
    static constexpr auto className = "HeunDiscreteScheduler";

    ScheduleConfig schedule{stableDiffusionBetas(), "epsilon", "linspace", 0};
    SampleThresholding limits{.clip = false};
    SigmaSpacing spacing;

    void visit(SchedulerFields& fields)
    {
        schedule.visit(fields, {"epsilon", "sample", "v_prediction"});
        visitClip(fields, limits);
        visitSpacing(fields, spacing);
    }

    void check() const
    {
        schedule.check(className);
        refuseSeveral(className, spacingFlags(spacing));
    }
};

/// The first entry, followed by each of the others twice.
template <typename T> std::vector<T> interleaved(const std::vector<T>& values)
{
    std::vector<T> result{values.front()};
    for (std::size_t i = 1; i < values.size(); ++i)
        result.insert(result.end(), 2, values[i]);
    return result;
}

class HeunSampler : public Sampler
{
public:
    explicit HeunSampler(HeunConfig config)
        : m_config(std::move(config))
        , m_table(sigmaTable(finiteAlphasCumprod(m_config.schedule.betas)))
    {
    }

    void setTimesteps(const TimestepRequest& request) override
    {
        constexpr bool whole = false;
        std::vector<double> timesteps = roundedToFloat(
            spacedTimesteps(HeunConfig::className, m_config.schedule, request, whole, options().asDiffusers));
        std::vector<double> sigmas;
        for (const double t : timesteps)
            sigmas.push_back(interpolated(m_table, t));
        if (m_config.spacing.any()) {
            sigmas
                = m_config.spacing.sigmas(sigmas.front(), sigmas.back(), sigmaCount(request, sigmas.size()));
            timesteps = roundedToFloat(timestepsOfSigmas(sigmas, m_table));
        }
        std::vector<float> table = interleaved(toFloat(sigmas));
        table.push_back(0);
        begin(interleaved(timesteps), std::move(table));
        m_derivative.reset();
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
    std::size_t callsPerStep() const override { return 2; }
    bool midStep() const override { return m_derivative.defined(); }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor&) override
    {
        const float sigma = sigmas().at(index());
        const torch::Tensor clean = m_config.limits.apply(
            predictOriginalSampleFromSigma(m_config.schedule.predictionType, output, x, sigma));
        const torch::Tensor derivative = (x - clean) / sigma;
        if (!midStep()) { // Euler step to the next sigma
            const float next = sigmas().at(index() + 1);
            if (next > 0) {
                m_from = x;
                m_derivative = derivative;
            }
            return {x + derivative * (next - sigma), clean};
        }
        // Repeat from the start of the step with the mean of the derivatives at both ends.
        const torch::Tensor mean = (m_derivative + derivative) / 2;
        const torch::Tensor previous = m_from + mean * (sigma - sigmas().at(index() - 1));
        m_derivative.reset();
        m_from.reset();
        return {previous, clean};
    }

private:
    HeunConfig m_config;
    std::vector<float> m_table;
    torch::Tensor m_from; ///< between the two calls: x and its derivative at the start of the step
    torch::Tensor m_derivative;
};

/// The second slope is (x - prediction) / sigma at the step's end. Where sigma falls by a large factor in one
/// step, that factor multiplies the difference between the two predictions: the step must not start there.
nlohmann::json startsLater(const Recipe& recipe)
{
    return endsInPureNoise(recipe) ? nlohmann::json{{"timestep_spacing", "leading"}}
                                   : nlohmann::json::object();
}
} // namespace

SamplerInfo heunSampler()
{
    return schedulerInfo<HeunSampler, HeunConfig>({.name = "heun",
        .title = {PLAYGROUND_TEXT("models", "Heun")},
        .summary = {PLAYGROUND_TEXT("models",
            "Euler, repeated with the mean slope: two network calls per step (Karras et al. 2022).")},
        .usefulSteps = 20,
        .fits = noisesBySchedule,
        .ownFields = {"rescale_betas_zero_snr"},
        .chosenFor = startsLater});
}

} // namespace playground
