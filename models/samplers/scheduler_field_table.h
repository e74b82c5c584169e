// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace playground
{

// Current and former names and fields of diffusers' schedulers: every __init__ under src/diffusers in its
// history up to commit 58eb52c0803e (0.40.0.dev0).

/// True if a scheduler of any version has or had this field.
bool isSchedulerField(const std::string& name);

/// diffusers' fields of a scheduler that is available as a sampler; our class may accept more. Null for any
/// other.
const std::set<std::string>* fieldsOfScheduler(const std::string& className);

/// Kind of noise on which the networks of a scheduler are trained.
enum class NoiseFamily {
    Schedule, ///< a table of betas from num_train_timesteps, beta_start, beta_end, beta_schedule
    Flow, ///< the straight path from picture to noise
    Other, ///< another kind, or an unknown scheduler
};

NoiseFamily noiseFamilyOf(const std::string& className);

/// Default start and end of a scheduler's table of betas.
struct DefaultBetas {
    double start = 1e-4;
    double end = 0.02;
    std::string schedule = "linear";
};

DefaultBetas defaultBetasOf(const std::string& className);

} // namespace playground
