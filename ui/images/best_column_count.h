// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>

namespace playground
{

/// The number of columns, 1..`most`, that makes `count` pictures largest; ties: the fewest empty cells, then
/// the most columns. `sizeFor(rows, columns)` returns the resulting picture size.
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
