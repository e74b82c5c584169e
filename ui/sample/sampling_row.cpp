// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sampling_row.h"

#include <cmath>
#include <limits>

namespace playground
{

const ImageBatch& predictionOf(const SampleStep& step)
{
    return step.predicted.empty() ? step.x : step.predicted;
}

const ImageBatch& shownX(const SampleStep& step)
{
    return step.decodedX.empty() ? step.x : step.decodedX;
}

const ImageBatch& shownPrediction(const SampleStep& step)
{
    if (step.decodedX.empty())
        return predictionOf(step);
    return step.decodedPrediction.empty() ? step.decodedX : step.decodedPrediction;
}

int stepNear(const SamplingRow& row, double amount)
{
    int nearest = -1;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        const double distance = std::abs(row.steps[i].amount - amount);
        const bool sameLevel
            = nearest >= 0 && row.steps[i].amount == row.steps[static_cast<std::size_t>(nearest)].amount;
        if (distance < least || sameLevel) {
            least = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

SamplingRow branchAt(const SamplingRow& row, const SampleStep& step)
{
    SamplingRow branch;
    branch.parent = row.id;
    branch.branchStep = step.index;
    branch.request.count = step.x.count;
    branch.request.start = step.x;
    branch.request.startAmount = step.amount;
    return branch;
}

} // namespace playground
