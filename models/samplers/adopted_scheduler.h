// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "models/diffusion/noise_schedule_options.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace playground
{

// Reads scheduler_config.json files written by other versions of diffusers or by from_config(another.config),
// which keeps the other scheduler's fields. Both functions interpret old fields, ignore fields of other
// schedulers or versions with one notice naming them, and throw one Error naming all fields that no scheduler
// has. Notices are appended to `notices`.

/// `config` converted for makeScheduler(), so that results match diffusers. Unsupported schedulers are left
/// to makeScheduler() to reject.
nlohmann::json adoptedScheduler(const nlohmann::json& config, std::vector<Text>& notices);

/// The training noise described by such a file.
struct TrainingNoise {
    enum class Kind { Schedule, Flow, Unknown };

    Kind kind = Kind::Unknown;
    std::string className; ///< of the scheduler
    // Only for Kind::Schedule:
    NoiseScheduleOptions betas;
    std::string predictionType = "epsilon";
};

/// Reads only what training needs; works also for samplers that are not available here, with a notice, and
/// ignores invalid values of other fields.
TrainingNoise trainingNoise(const nlohmann::json& config, std::vector<Text>& notices);

} // namespace playground
