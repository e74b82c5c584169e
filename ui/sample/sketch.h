// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampling_request.h"

namespace playground
{

/// A starting picture for a row, instead of pure noise (SDEdit, Meng et al. 2022).
struct Sketch {
    ImageBatch picture; ///< a single one
    double amount = 1; ///< 0..1: noise amount when sampling starts

    /// Repeats the drawing for every picture of the request; each gets its own noise.
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
