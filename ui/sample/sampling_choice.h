// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampler_options.h"
#include "models/api/sampling_request.h"

#include <cstdint>
#include <vector>

namespace playground
{

/// The sampling settings: the controls' values.
struct SamplingChoice {
    static constexpr std::int64_t newestWeights = -1;

    SamplerOptions sampler;
    int count = 8;
    std::uint64_t seed = 1;
    std::int64_t snapshotStep = newestWeights;
    std::vector<int> classes = {}; ///< as in SamplingRequest
    double guidance = 1;

    /// Sets everything except the start of a row.
    void setMeans(SamplingRequest& request) const
    {
        request.sampler = sampler;
        request.classes = classes;
        request.guidance = guidance;
    }
};

} // namespace playground
