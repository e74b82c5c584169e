// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/beta_schedule_config.h"

#include "models/api/error.h"

#include <cmath>
#include <limits>

namespace playground
{

void ScheduleConfig::visitNoise(SchedulerFields& fields, const std::vector<std::string>& predictionTypes)
{
    fields.integer("num_train_timesteps", betas.numTrainTimesteps, 1, 1000000);
    fields.real("beta_start", betas.betaStart, 0, 1);
    fields.real("beta_end", betas.betaEnd, 0, 1);
    fields.choice("beta_schedule", betas.betaSchedule, betaScheduleNames());
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

std::vector<float> finiteAlphasCumprod(const NoiseScheduleOptions& options)
{
    std::vector<float> table = NoiseSchedule(options).alphasCumprodCurve();
    if (options.rescaleBetasZeroSnr)
        table.back() = std::ldexp(1.0F, -24);
    return table;
}

} // namespace playground
