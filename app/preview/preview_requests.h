// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"

#include <cstdint>
#include <vector>

namespace playground
{

/// Chooses what the rows of pictures show. Pure functions: the same seeds give the same pictures everywhere.
namespace previewRequests
{
constexpr int imagesInRow = 8; ///< as in the figures of the HF course
constexpr int amountsInStrip = 11; ///< 0, 0.1, ..., 1

/// Images for a row, from as many different classes as possible; depends only on the seed.
std::vector<int> images(const Dataset& dataset, std::uint64_t imageSeed);

/// `count` evenly spaced amounts from 0 to 1 inclusive, like torch.linspace in the HF course ("The Corruption
/// Process").
std::vector<float> spread(int count);

PreviewRequest sameAmount(std::vector<int> indices, float amount, std::uint64_t noiseSeed);
PreviewRequest spreadAmounts(std::vector<int> indices, std::uint64_t noiseSeed);
/// The same image and noise, mixed in increasing amounts.
PreviewRequest strip(int index, std::uint64_t noiseSeed);
} // namespace previewRequests

} // namespace playground
