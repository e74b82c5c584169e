// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace playground
{

/// Resizes `planes` pictures of height x width bytes each, one after the other, to newHeight x newWidth: to
/// the bit what torchvision.transforms.Resize((newHeight, newWidth)) does to a PIL image, that is Pillow's
/// Image.resize with BILINEAR, whose triangle filter widens with the reduction (antialias). All sizes > 0 and
/// below 32768.
std::vector<std::uint8_t> resizeBilinear(std::span<const std::uint8_t> pixels, std::size_t planes, int height,
    int width, int newHeight, int newWidth);

/// How an oblong picture becomes square.
struct SquareFit {
    bool pad = false; ///< else the middle is cut out
    std::uint8_t paper = 0; ///< beside a padded one
};

/// Height and width when the shorter side becomes `size`: the longer one is cut down to a whole number, as
/// torchvision counts.
std::pair<int, int> coveringSize(int height, int width, int size);

/// Makes `planes` pictures size x size. Without padding to the bit what torchvision.transforms.Resize(size)
/// and CenterCrop(size) do to a PIL image; with it the picture is laid in the middle of a square of paper
/// first. Sizes as for resizeBilinear(), those of coveringSize() too.
std::vector<std::uint8_t> resizeToSquare(std::span<const std::uint8_t> pixels, std::size_t planes, int height,
    int width, int size, const SquareFit& fit = {});

} // namespace playground
