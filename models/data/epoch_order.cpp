// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/epoch_order.h"

#include "models/data/mix.h"

#include <numeric>
#include <utility>

namespace playground
{

std::vector<std::int64_t> epochOrder(std::int64_t count, std::uint64_t seed, std::uint64_t epoch)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), std::int64_t(0));
    // Mixed twice: seed + 1 at epoch 0 must not be seed at epoch 1.
    SplitMix64 random(SplitMix64(seed).next() ^ epoch);
    for (std::size_t i = order.size(); i > 1; --i) { // Fisher-Yates; the bias of % is below 2^-32 here
        std::swap(order[i - 1], order[random.next() % i]);
    }
    return order;
}

} // namespace playground
