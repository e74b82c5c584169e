// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "models/diffusion/noise_schedule_options.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace playground
{

// A scheduler_config.json as people bring it: saved by another version of diffusers, or by
// from_config(another.config), which keeps that one's fields. In both functions old fields are read with
// their meaning; fields that other schedulers or versions have are left out, and one notice names them;
// fields that no scheduler has throw one Error that names them all. `notices` is added to.

/// `config` as makeScheduler() takes it, computing what diffusers computes with it. A scheduler that is no
/// sampler here is left to makeScheduler() to refuse.
nlohmann::json adoptedScheduler(const nlohmann::json& config, std::vector<Text>& notices);

/// What such a file says of the noise that the network beside it was trained on.
struct TrainingNoise {
    enum class Kind { Schedule, Flow, Unknown };

    Kind kind = Kind::Unknown;
    std::string className; ///< of the scheduler
    // With Kind::Schedule:
    NoiseScheduleOptions betas;
    std::string predictionType = "epsilon";
};

/// Reads what training needs alone: whether we have that sampler, and whether its other fields can be used,
/// does not matter. A notice says so where we have it not.
TrainingNoise trainingNoise(const nlohmann::json& config, std::vector<Text>& notices);

} // namespace playground
