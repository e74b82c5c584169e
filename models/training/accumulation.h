// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace playground
{

/// Which batches share one weight update: `steps` consecutive ones, fewer at the end of an epoch.
/// lansinuote's VAE updates after batches 1, 201, 401, ... of an epoch and carries the remainder into the
/// next; here all updates except an epoch's last have the same number of batches.
struct Accumulation {
    std::int64_t steps = 1; ///< gradient_accumulation_steps
    std::int64_t batchSize = 1;
    std::int64_t batchesPerEpoch = 1;
    std::int64_t imagesPerEpoch = 1; ///< those of its batches

    /// True if gradients of earlier batches are pending when batch `batch` (from 0, over all epochs) begins.
    bool underWay(std::int64_t batch) const { return place(batch) % steps != 0; }

    /// True if the weights change after this batch.
    bool updatesAfter(std::int64_t batch) const
    {
        return (place(batch) + 1) % steps == 0 || place(batch) + 1 == batchesPerEpoch;
    }

    /// This batch's fraction of the images of its update: the weighted sum of the batch means is the mean
    /// over all images.
    double share(std::int64_t batch) const;

    std::int64_t updatesPerEpoch() const { return (batchesPerEpoch + steps - 1) / steps; }
    /// Number of updates before this batch.
    std::int64_t updatesBefore(std::int64_t batch) const
    {
        return batch / batchesPerEpoch * updatesPerEpoch() + place(batch) / steps;
    }

private:
    std::int64_t place(std::int64_t batch) const { return batch % batchesPerEpoch; } ///< index in its epoch
};

} // namespace playground
