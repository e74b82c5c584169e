// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/accumulation.h"

#include <algorithm>

namespace playground
{

double Accumulation::share(std::int64_t batch) const
{
    const auto imagesUpTo
        = [this](std::int64_t batches) { return std::min(batches * batchSize, imagesPerEpoch); };
    const std::int64_t at = place(batch);
    const std::int64_t first = at / steps * steps;
    const std::int64_t images = imagesUpTo(at + 1) - imagesUpTo(at);
    const std::int64_t together = imagesUpTo(first + steps) - imagesUpTo(first);
    return static_cast<double>(images) / static_cast<double>(together);
}

} // namespace playground
