// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>

namespace playground
{

/// The number of columns, 1 .. most, with which `count` pictures are largest; of several the one with the
/// fewest empty places, then the most. `sizeFor(rows, columns)`: how large pictures would then be.
template <typename SizeFor> int bestColumns(int count, int most, const SizeFor& sizeFor)
{
    std::array<int, 3> best = {0, 0, 0};
    for (int columns = 1; columns <= std::min(count, most); ++columns) {
        const int rows = (count + columns - 1) / columns;
        best = std::max(best, {sizeFor(rows, columns), count - rows * columns, columns});
    }
    return best.back();
}

} // namespace playground
