// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffusion/noise_schedule.h"
#include "models/samplers/clean_prediction.h"
#include "models/samplers/config_visitor.h"

#include <string>
#include <vector>

namespace playground
{

/// Fields common to all schedulers with a table of betas.
struct ScheduleConfig {
    NoiseScheduleOptions betas;
    std::string predictionType = "epsilon";
    std::string timestepSpacing = "leading";
    std::int64_t stepsOffset = 0;

    void visit(SchedulerFields& fields, const std::vector<std::string>& predictionTypes);
    /// Visits only the fields that describe the training noise.
    void visitNoise(SchedulerFields& fields, const std::vector<std::string>& predictionTypes);
    /// `className` names the scheduler in error messages.
    void check(const std::string& className) const;
};

/// "clip_sample", "thresholding" and their parameters.
void visitLimits(SchedulerFields& fields, SampleThresholding& limits);
void visitClip(SchedulerFields& fields, SampleThresholding& limits);
void visitThreshold(SchedulerFields& fields, SampleThresholding& limits);

/// The schedule's alphas_cumprod as used by diffusers' sigma-based schedulers: with zero terminal SNR the
/// last one is 2^-24 instead of 0, so that its sigma is finite.
std::vector<float> finiteAlphasCumprod(const NoiseScheduleOptions& options);

} // namespace playground
