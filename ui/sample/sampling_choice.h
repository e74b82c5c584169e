// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampling.h"

#include <cstdint>
#include <vector>

namespace playground
{

/// What to sample with: the controls' values.
struct SamplingChoice {
    static constexpr std::int64_t newestWeights = -1;

    SamplerOptions sampler;
    int count = 8;
    std::uint64_t seed = 1;
    std::int64_t snapshotStep = newestWeights;
    std::vector<int> classes = {}; ///< as SamplingRequest has them
    double guidance = 1;

    /// What a row is sampled with, wherever it begins.
    void setMeans(SamplingRequest& request) const
    {
        request.sampler = sampler;
        request.classes = classes;
        request.guidance = guidance;
    }
};

} // namespace playground
