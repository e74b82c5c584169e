// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/images.h"

#include <cstdint>
#include <span>
#include <string>

namespace playground
{

/// The mean of the images `indices` (at least one, each 0 .. count-1, fewer than 2^24) as one picture in
/// `range`, "0..1" or "-1..1". About 20 ms for 60,000 images of 28x28.
ImageBatch meanImage(const Dataset& dataset, std::span<const std::int64_t> indices, const std::string& range);

} // namespace playground
