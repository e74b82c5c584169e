// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace playground
{

/// Which images of a data set are trained on and which are held out; together all of them.
struct Split {
    std::vector<std::int64_t> training; ///< ascending
    std::vector<std::int64_t> heldOut; ///< in random order: the first few are a fair sample
};

/// Holds out `heldOut` of `count` images; depends on its arguments alone. 0 <= heldOut <= count.
Split splitOf(std::int64_t count, std::int64_t heldOut, std::uint64_t seed);

} // namespace playground
