// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_history.h"

#include <vector>

namespace playground
{

/// Constant pictures, so that they can be told apart.
inline ImageBatch flatPictures(int count, int side, float value)
{
    ImageBatch images{count, 1, side, side, {}};
    images.values.assign(static_cast<std::size_t>(count) * images.pixelsPerImage(), value);
    return images;
}

/// Step `index` of `total`: x is the amount everywhere, the prediction half of that.
inline SampleStep flatStep(int index, int total, int count = 1, int side = 4)
{
    SampleStep step;
    step.index = index;
    step.amount = 1 - static_cast<double>(index) / total;
    step.timestep = 1000 * step.amount;
    step.sigma = index == total ? 0 : step.amount / (1.001 - step.amount);
    step.x = flatPictures(count, side, static_cast<float>(step.amount));
    step.predicted = flatPictures(count, side, static_cast<float>(step.amount / 2));
    step.evaluations = 1;
    step.milliseconds = 2;
    return step;
}

/// A waiting row.
inline SamplingRow waitingRow(int steps, int count = 1, int parent = -1)
{
    SamplingRow row;
    row.parent = parent;
    row.request.sampler.name = "mix";
    row.request.sampler.steps = row.totalSteps = steps;
    row.request.count = count;
    row.request.seed = 7;
    return row;
}

} // namespace playground
