// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace playground
{

/// Resizes `planes` consecutive pictures of height x width bytes to newHeight x newWidth, bit for bit like
/// torchvision.transforms.Resize((newHeight, newWidth)) on a PIL image: Pillow's Image.resize with BILINEAR,
/// whose triangle filter widens with the reduction (antialias). All sizes > 0 and below 32768.
std::vector<std::uint8_t> resizeBilinear(std::span<const std::uint8_t> pixels, std::size_t planes, int height,
    int width, int newHeight, int newWidth);

/// How oblong pictures become square.
struct SquareFit {
    bool pad = false; ///< false: cut out the centre
    std::uint8_t paper = 0; ///< border value when padding
};

/// Height and width after scaling the shorter side to `size`; the longer side is rounded down, as in
/// torchvision.
std::pair<int, int> coveringSize(int height, int width, int size);

/// Makes `planes` pictures size x size. Without padding, bit for bit like torchvision.transforms.Resize(size)
/// and CenterCrop(size) on a PIL image; with padding, the picture is first centred on a square of `paper`.
/// Size limits as in resizeBilinear(), also for the result of coveringSize().
std::vector<std::uint8_t> resizeToSquare(std::span<const std::uint8_t> pixels, std::size_t planes, int height,
    int width, int size, const SquareFit& fit = {});

} // namespace playground
