// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/resize.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
using Bytes = std::vector<std::uint8_t>;

std::size_t area(int height, int width)
{
    return static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
}

/// Appends the centre `size` x `size` of every plane; the margin is rounded half to even, as in torchvision.
void appendMiddle(Bytes& out, const Bytes& pixels, std::size_t planes, int height, int width, int size)
{
    const auto margin = [size](int side) { return static_cast<int>(std::nearbyint((side - size) / 2.0)); };
    const int top = margin(height);
    const int left = margin(width);
    for (std::size_t plane = 0; plane < planes; ++plane) {
        for (int row = 0; row < size; ++row) {
            const auto first = pixels.begin()
                + static_cast<std::ptrdiff_t>(plane * area(height, width) + area(top + row, width)) + left;
            out.insert(out.end(), first, first + size);
        }
    }
}

Bytes padded(
    std::span<const std::uint8_t> pixels, std::size_t planes, int height, int width, std::uint8_t paper)
{
    const int side = std::max(height, width);
    Bytes square(planes * area(side, side), paper);
    for (std::size_t plane = 0; plane < planes; ++plane) {
        for (int row = 0; row < height; ++row) {
            const auto from = pixels.subspan(
                plane * area(height, width) + area(row, width), static_cast<std::size_t>(width));
            const std::size_t to = plane * area(side, side) + area((side - height) / 2 + row, side)
                + static_cast<std::size_t>((side - width) / 2);
            std::copy(from.begin(), from.end(), square.begin() + static_cast<std::ptrdiff_t>(to));
        }
    }
    return square;
}

Bytes squared(std::span<const std::uint8_t> pixels, std::size_t planes, int height, int width, int size,
    const SquareFit& fit)
{
    if (fit.pad) {
        const int side = std::max(height, width);
        return resizeBilinear(
            padded(pixels, planes, height, width, fit.paper), planes, side, side, size, size);
    }
    const auto [newHeight, newWidth] = coveringSize(height, width, size);
    Bytes middle;
    middle.reserve(planes * area(size, size));
    appendMiddle(middle, resizeBilinear(pixels, planes, height, width, newHeight, newWidth), planes,
        newHeight, newWidth, size);
    return middle;
}
} // namespace

std::pair<int, int> coveringSize(int height, int width, int size)
{
    const std::int64_t shorter = std::min(height, width);
    const auto scaled = [&](int side) { return static_cast<int>(std::int64_t{size} * side / shorter); };
    return {scaled(height), scaled(width)};
}

std::vector<std::uint8_t> resizeToSquare(std::span<const std::uint8_t> pixels, std::size_t planes, int height,
    int width, int size, const SquareFit& fit)
{
    if (height == width)
        return height == size ? Bytes(pixels.begin(), pixels.end())
                              : resizeBilinear(pixels, planes, height, width, size, size);
    // A few at a time: the intermediate pictures are larger than the input and output.
    constexpr std::size_t mostBetween = std::size_t(1) << 26;
    const auto [newHeight, newWidth] = coveringSize(height, width, size);
    const int side = std::max(height, width);
    const std::size_t between = fit.pad ? area(side, side) : area(newHeight, newWidth);
    const std::size_t atOnce = std::max<std::size_t>(1, mostBetween / between);
    Bytes result;
    result.reserve(planes * area(size, size));
    for (std::size_t plane = 0; plane < planes; plane += atOnce) {
        const std::size_t count = std::min(atOnce, planes - plane);
        const Bytes some = squared(pixels.subspan(plane * area(height, width), count * area(height, width)),
            count, height, width, size, fit);
        result.insert(result.end(), some.begin(), some.end());
    }
    return result;
}

} // namespace playground
