// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"

#include <cstdint>
#include <vector>

namespace playground
{

/// What the rows of pictures show; plain functions, so that the same seeds give the same pictures everywhere.
namespace previewRequests
{
constexpr int imagesInRow = 8; ///< as the course's figures have them
constexpr int amountsInStrip = 11; ///< 0, 0.1, ..., 1

/// Images for a row, of as many different classes as there are; depends on the seed alone.
std::vector<int> images(const Dataset& dataset, std::uint64_t imageSeed);

/// `count` amounts evenly from 0 to 1, both included (course text 001, 3.2: linspace).
std::vector<float> spread(int count);

PreviewRequest sameAmount(std::vector<int> indices, float amount, std::uint64_t noiseSeed);
PreviewRequest spreadAmounts(std::vector<int> indices, std::uint64_t noiseSeed);
/// The same image and the same noise, mixed in growing amounts.
PreviewRequest strip(int index, std::uint64_t noiseSeed);
} // namespace previewRequests

} // namespace playground
