// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace playground
{

/// Which batches share one update of the weights: `steps` in a row, fewer at the end of an epoch. Text 003
/// updates after batches 1, 201, 401, ... of an epoch and lets the rest of it flow into the next; here every
/// update but an epoch's last sees as many batches.
struct Accumulation {
    std::int64_t steps = 1; ///< gradient_accumulation_steps
    std::int64_t batchSize = 1;
    std::int64_t batchesPerEpoch = 1;
    std::int64_t imagesPerEpoch = 1; ///< those of its batches

    /// Whether gradients of earlier batches wait when batch number `batch` (from 0, over all epochs) begins.
    bool underWay(std::int64_t batch) const { return place(batch) % steps != 0; }

    /// Whether the weights change after this batch.
    bool updatesAfter(std::int64_t batch) const
    {
        return (place(batch) + 1) % steps == 0 || place(batch) + 1 == batchesPerEpoch;
    }

    /// This batch's share of the images of its update: the mean over a batch, weighted so, adds up to the
    /// mean over all of them.
    double share(std::int64_t batch) const;

    std::int64_t updatesPerEpoch() const { return (batchesPerEpoch + steps - 1) / steps; }
    /// How many updates there were before this batch.
    std::int64_t updatesBefore(std::int64_t batch) const
    {
        return batch / batchesPerEpoch * updatesPerEpoch() + place(batch) / steps;
    }

private:
    std::int64_t place(std::int64_t batch) const { return batch % batchesPerEpoch; } ///< in its epoch
};

} // namespace playground
