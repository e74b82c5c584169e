// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"

#include <cmath>
#include <vector>

namespace playground
{

/// A loss that falls from 0.2 to 0.02 with a small ripple; 100 steps per epoch, 0.1 s per step.
inline std::vector<StepRecord> fallingLoss(int steps, int from = 1)
{
    std::vector<StepRecord> records;
    for (int step = from; step < from + steps; ++step) {
        const double loss = (0.02 + 0.18 * std::exp(-step / 40.0)) * (step % 2 == 0 ? 1.05 : 0.95);
        records.push_back({step, (step - 1) / 100 + 1, step * 0.1, loss});
    }
    return records;
}

} // namespace playground
