// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sample_step.h"
#include "models/api/sampling_request.h"
#include "models/api/text.h"

#include <cstdint>
#include <string>

namespace playground
{

/// A sampling request for one row.
struct RowRequest {
    static constexpr std::int64_t newestWeights = -1;

    int row = 0; ///< id in the history; 0: not in it yet
    SamplingRequest request;
    std::int64_t snapshotStep = newestWeights; ///< the weights after this optimiser step
};

/// Progress of a request. Events arrive in order, and none is lost.
struct SamplingEvent {
    enum class Kind { Started, Step, Finished, Cancelled, Failed };

    int row = 0;
    Kind kind = Kind::Started;
    int totalSteps = 0; ///< Started
    std::int64_t snapshotStep = 0; ///< Started
    SampleStep step; ///< Step
    ImageBatch pictures; ///< Finished
    Text error; ///< Failed
    ImageBatch decoded = {}; ///< Finished: decoded `pictures`, if those are latents
    std::string weightsHash = {}; ///< Started: hash of the weights used
};

} // namespace playground
