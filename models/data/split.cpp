// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/split.h"

#include "models/tensors/splitmix64.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace playground
{

Split splitOf(std::int64_t count, std::int64_t heldOut, std::uint64_t seed)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), std::int64_t(0));
    SplitMix64 random(seed);
    for (std::size_t i = order.size(); i > 1; --i) // Fisher-Yates; the bias of % is below 2^-32 here
        std::swap(order[i - 1], order[random.next() % i]);
    Split split;
    split.heldOut.assign(order.begin(), order.begin() + heldOut);
    split.training.assign(order.begin() + heldOut, order.end());
    std::sort(split.training.begin(), split.training.end());
    return split;
}

} // namespace playground
