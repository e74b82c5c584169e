// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace playground
{

// What the schedulers of diffusers are and were called and the fields they have or had: every __init__ under
// src/diffusers in its history up to commit 58eb52c0803e (0.40.0.dev0).

/// Whether a scheduler of any version has or had this field.
bool isSchedulerField(const std::string& name);

/// The fields that a scheduler has which is a sampler here, as diffusers has them: ours may take more. Null
/// for any other.
const std::set<std::string>* fieldsOfScheduler(const std::string& className);

/// What kind of noise the networks of a scheduler are trained on.
enum class NoiseFamily {
    Schedule, ///< a table of betas from num_train_timesteps, beta_start, beta_end, beta_schedule
    Flow, ///< the straight path from picture to noise
    Other, ///< none that is known here, or a scheduler that nobody knows
};

NoiseFamily noiseFamilyOf(const std::string& className);

/// Where a scheduler's table of betas begins and ends unless its configuration says otherwise.
struct DefaultBetas {
    double start = 1e-4;
    double end = 0.02;
    std::string schedule = "linear";
};

DefaultBetas defaultBetasOf(const std::string& className);

} // namespace playground
