// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampling.h"

namespace playground
{

/// What a row begins with instead of pure noise (SDEdit, Meng et al. 2022).
struct Sketch {
    ImageBatch picture; ///< a single one
    double amount = 1; ///< 0..1: how much of it is noise when sampling begins

    /// The drawing as often as the request has pictures, each to be given noise of its own.
    void begin(SamplingRequest& request) const
    {
        request.start = picture;
        request.start.count = request.count;
        request.start.values.clear();
        for (int i = 0; i < request.count; ++i)
            request.start.values.insert(
                request.start.values.end(), picture.values.begin(), picture.values.end());
        request.startAmount = amount;
        request.startIsClean = true;
    }
};

} // namespace playground
