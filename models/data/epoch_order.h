// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace playground
{

/// The order in which an epoch visits the images: a permutation of 0 .. count-1 that depends on its arguments
/// alone, so that a resumed run needs no stored shuffle state. Epochs count from 0.
std::vector<std::int64_t> epochOrder(std::int64_t count, std::uint64_t seed, std::uint64_t epoch);

} // namespace playground
