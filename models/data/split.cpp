// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/split.h"

#include "models/data/epoch_order.h"

#include <algorithm>
#include <limits>

namespace playground
{

Split splitOf(std::int64_t count, std::int64_t heldOut, std::uint64_t seed)
{
    // The order of an epoch that no run reaches.
    std::vector<std::int64_t> order = epochOrder(count, seed, std::numeric_limits<std::uint64_t>::max());
    Split split;
    split.heldOut.assign(order.begin(), order.begin() + heldOut);
    split.training.assign(order.begin() + heldOut, order.end());
    std::sort(split.training.begin(), split.training.end());
    return split;
}

} // namespace playground
