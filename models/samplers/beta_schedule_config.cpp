// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/beta_schedule_config.h"

#include "models/api/error.h"
#include "models/diffusion/betas.h"

#include <cmath>
#include <limits>

namespace playground
{

void ScheduleConfig::visitNoise(SchedulerFields& fields, const std::vector<std::string>& predictionTypes)
{
    fields.integer("num_train_timesteps", betas.numTrainTimesteps, 1, 1000000);
    fields.real("beta_start", betas.betaStart, 0, 1);
    fields.real("beta_end", betas.betaEnd, 0, 1);
    fields.choice("beta_schedule", betas.betaSchedule, betaSchedules().names());
    fields.reals("trained_betas", betas.trainedBetas, 0, 1);
    fields.boolean("rescale_betas_zero_snr", betas.rescaleBetasZeroSnr);
    fields.choice("prediction_type", predictionType, predictionTypes);
}

void ScheduleConfig::visit(SchedulerFields& fields, const std::vector<std::string>& predictionTypes)
{
    visitNoise(fields, predictionTypes);
    fields.choice("timestep_spacing", timestepSpacing, {"leading", "linspace", "trailing"});
    fields.integer("steps_offset", stepsOffset, 0, 1000000);
}

void ScheduleConfig::check(const std::string& className) const
{
    const auto given = static_cast<std::int64_t>(betas.trainedBetas.size());
    if (given != 0 && given != betas.numTrainTimesteps) {
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: field \"trained_betas\" has %2 entries, but \"num_train_timesteps\" is %3. Make "
                        "them equal."),
            {className, std::to_string(given), std::to_string(betas.numTrainTimesteps)});
    }
}

void visitClip(SchedulerFields& fields, SampleThresholding& limits)
{
    fields.boolean("clip_sample", limits.clip);
    fields.real("clip_sample_range", limits.clipRange, 0, 1e6);
}

void visitThreshold(SchedulerFields& fields, SampleThresholding& limits)
{
    fields.boolean("thresholding", limits.threshold);
    fields.real("dynamic_thresholding_ratio", limits.thresholdRatio, 0, 1);
    fields.real("sample_max_value", limits.thresholdMaximum, std::numeric_limits<float>::min(), 1e6);
}

void visitLimits(SchedulerFields& fields, SampleThresholding& limits)
{
    visitThreshold(fields, limits);
    visitClip(fields, limits);
}

void visitSpacing(SchedulerFields& fields, SigmaSpacing& spacing)
{
    fields.boolean("use_karras_sigmas", spacing.karras);
    fields.boolean("use_exponential_sigmas", spacing.exponential);
    fields.boolean("use_beta_sigmas", spacing.beta);
}

std::vector<std::pair<std::string, bool>> spacingFlags(const SigmaSpacing& spacing)
{
    return {{"use_karras_sigmas", spacing.karras}, {"use_exponential_sigmas", spacing.exponential},
        {"use_beta_sigmas", spacing.beta}};
}

void SigmaEnds::visit(SchedulerFields& fields)
{
    fields.realOrNull("sigma_min", minimum, 1e-6, 1e6);
    fields.realOrNull("sigma_max", maximum, 1e-6, 1e6);
}

void SigmaEnds::check(const std::string& className) const
{
    if (minimum && maximum && *minimum >= *maximum)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: \"sigma_min\" must be smaller than \"sigma_max\". Change one of them."),
            {className});
}

void FlowConfig::visit(SchedulerFields& fields)
{
    fields.boolean("use_flow_sigmas", on);
    fields.real("flow_shift", shift, 1e-6, 1e6);
    fields.boolean("use_dynamic_shifting", dynamicShifting);
    fields.choice("time_shift_type", timeShiftType, {"exponential"});
}

void FlowConfig::check(const std::string& className, const std::string& predictionType) const
{
    if (on != (predictionType == "flow_prediction"))
        refuseContradiction(className, "use_flow_sigmas", "prediction_type");
    if (dynamicShifting)
        throw Error(PLAYGROUND_TEXT("models", "%1: field \"%2\" is not supported. Set it to false."),
            {className, "use_dynamic_shifting"});
}

std::vector<float> finiteAlphasCumprod(const NoiseScheduleOptions& options)
{
    std::vector<float> table = NoiseSchedule(options).alphasCumprodCurve();
    if (options.rescaleBetasZeroSnr)
        table.back() = std::ldexp(1.0F, -24);
    return table;
}

} // namespace playground
