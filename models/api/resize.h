// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace playground
{

/// Resizes `planes` pictures of height x width bytes each, one after the other, to newHeight x newWidth: to
/// the bit what torchvision.transforms.Resize((newHeight, newWidth)) does to a PIL image, that is Pillow's
/// Image.resize with BILINEAR, whose triangle filter widens with the reduction (antialias). All sizes > 0 and
/// below 32768.
std::vector<std::uint8_t> resizeBilinear(std::span<const std::uint8_t> pixels, std::size_t planes, int height,
    int width, int newHeight, int newWidth);

} // namespace playground
