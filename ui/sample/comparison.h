// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "models/api/text.h"

#include <optional>
#include <vector>

namespace playground
{

/// A picture of a step to compare with the training set.
struct ComparisonRequest {
    int row = 0; ///< of the history; row, step and sample are returned with the result
    int step = 0; ///< SampleStep::index
    int sample = 0;
    ImageBatch noised; ///< x_t, one picture
    ImageBatch predicted; ///< the network's prediction
    double amount = 0; ///< noise amount of x_t

    static constexpr int neighbours = 8;
};

/// Result of the comparison.
struct Comparison {
    int row = 0;
    int step = 0;
    int sample = 0;
    ImageBatch ideal; ///< the ideal denoiser's output for x_t
    ImageBatch nearest; ///< training images nearest to the prediction, nearest first
    std::vector<double> distances; ///< root mean squared differences of `nearest`
    std::optional<Text> error; ///< replaces all of the above
};

} // namespace playground
