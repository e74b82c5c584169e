// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace playground
{

/// Sampler and its parameters.
struct SamplerOptions {
    std::string name = "mix"; ///< 1 .. number of timesteps in the schedule
    int steps = 40; ///< 1 .. what the schedule has
    /// JSON object: fields of the corresponding diffusers scheduler (scheduler_config.json) that differ from
    /// those implied by the recipe's noise process; "{}" for this program's own samplers.
    std::string config = "{}";
    double eta = 0; ///< DDIM: 0 is deterministic, 1 draws as much noise as DDPM
    /// DDIM: recomputes the predicted noise from the clipped x_0, so that the two stay consistent.
    bool useClippedModelOutput = false;

    bool operator==(const SamplerOptions&) const = default;
};

} // namespace playground
