// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "models/api/text.h"

#include <optional>
#include <vector>

namespace playground
{

/// A picture of a step, to be held against the training set.
struct ComparisonRequest {
    int row = 0; ///< of the history; it, step and sample come back with the findings
    int step = 0; ///< SampleStep::index
    int sample = 0;
    ImageBatch noised; ///< one picture: x_t
    ImageBatch predicted; ///< what the network made of it
    double amount = 0; ///< of noise in x_t

    static constexpr int neighbours = 8;
};

/// What the training set says of it.
struct Comparison {
    int row = 0;
    int step = 0;
    int sample = 0;
    ImageBatch ideal; ///< the ideal denoiser's answer to x_t
    ImageBatch nearest; ///< the training images nearest to the prediction, nearest first
    std::vector<double> distances; ///< theirs: root of the mean squared difference
    std::optional<Text> error; ///< instead of all that
};

} // namespace playground
