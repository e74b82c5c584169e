// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace playground
{

/// Partition of a data set into training and held-out images.
struct Split {
    std::vector<std::int64_t> training; ///< ascending
    std::vector<std::int64_t> heldOut; ///< in random order: the first few are a representative sample
};

/// Holds out `heldOut` of `count` images; depends only on its arguments. 0 <= heldOut <= count.
Split splitOf(std::int64_t count, std::int64_t heldOut, std::uint64_t seed);

} // namespace playground
