// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace playground
{

/// Result of one step: one batch, followed by a weight update unless gradients are being accumulated.
struct StepRecord {
    std::int64_t step = 0; ///< 1 after the first step
    int epoch = 0; ///< 1 in the first pass over the data
    double seconds = 0; ///< training time since step 0, excluding pauses
    double loss = 0; ///< before this step's update, mean of the batch
    double kl = 0; ///< autoencoders: mean KL divergence of the posteriors from the standard normal
    bool operator==(const StepRecord&) const = default;
};

} // namespace playground
