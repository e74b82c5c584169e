// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffusion/noise_schedule.h"
#include "models/samplers/clean_prediction.h"
#include "models/samplers/config_visitor.h"
#include "models/samplers/sigmas.h"

#include <optional>
#include <string>
#include <utility>
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

/// "use_karras_sigmas" and similar flags, at most one of which may be true: refuseSeveral(spacingFlags()).
void visitSpacing(SchedulerFields& fields, SigmaSpacing& spacing);
std::vector<std::pair<std::string, bool>> spacingFlags(const SigmaSpacing& spacing);

/// "sigma_min" and "sigma_max": the ends of spaced sigmas, instead of the schedule's.
struct SigmaEnds {
    std::optional<double> minimum;
    std::optional<double> maximum;

    void visit(SchedulerFields& fields);
    void check(const std::string& className) const;
};

/// Multistep solvers: sigmas of the straight path from image to noise instead of a schedule's.
struct FlowConfig {
    bool on = false;
    double shift = 1;
    bool dynamicShifting = false;
    std::string timeShiftType = "exponential";

    void visit(SchedulerFields& fields);
    void check(const std::string& className, const std::string& predictionType) const;
};

/// The schedule's alphas_cumprod as in diffusers' sigma-based schedulers: with zero terminal SNR the last
/// entry is 2^-24 instead of 0, so that its sigma is finite.
std::vector<float> finiteAlphasCumprod(const NoiseScheduleOptions& options);

} // namespace playground
