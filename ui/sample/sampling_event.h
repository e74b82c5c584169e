// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampling.h"

namespace playground
{

/// A row that the page wants sampled.
struct RowRequest {
    int row = 0; ///< its id in the page's history
    SamplingRequest request;
    std::int64_t snapshotStep = -1; ///< the weights after this optimiser step; -1: the newest
};

/// What became of an order, in the order it happened; none is lost.
struct SamplingEvent {
    enum class Kind { Started, Step, Finished, Cancelled, Failed };

    int row = 0;
    Kind kind = Kind::Started;
    int totalSteps = 0; ///< Started
    std::int64_t snapshotStep = 0; ///< Started
    SampleStep step; ///< Step
    ImageBatch pictures; ///< Finished
    Text error; ///< Failed
    ImageBatch decoded = {}; ///< Finished: what was decoded from `pictures`, where those are latents
    std::string weightsHash = {}; ///< Started: of the weights it is sampled from
};

} // namespace playground
