// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/resize.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{

// Pillow's fixed-point precision for 8-bit images: 32 bits minus 8 for the value and 2 for overshoot.
constexpr int precisionBits = 32 - 8 - 2;

/// The input pixels that contribute to one output pixel, and their fixed-point weights.
struct Taps {
    int first = 0;
    std::vector<std::int32_t> weights;
};

std::vector<Taps> bilinearTaps(int size, int newSize)
{
    const double scale = static_cast<double>(size) / newSize;
    const double support = std::max(scale, 1.0); // the triangle's half width
    std::vector<Taps> taps(static_cast<std::size_t>(newSize));
    for (int i = 0; i < newSize; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
        const int last = std::min(static_cast<int>(centre + support + 0.5), size);
        std::vector<double> weights;
        double sum = 0;
        for (int x = first; x < last; ++x) {
            weights.push_back(std::max(1.0 - std::abs((x - centre + 0.5) * (1.0 / support)), 0.0));
            sum += weights.back();
        }
        Taps& tap = taps[static_cast<std::size_t>(i)];
        tap.first = first;
        for (const double weight : weights) {
            tap.weights.push_back(static_cast<std::int32_t>(0.5 + weight / sum * (1 << precisionBits)));
        }
    }
    return taps;
}

/// Computes one output value from inputs `stride` apart. Rounded to a byte after each pass, as in Pillow.
std::uint8_t weigh(const std::uint8_t* first, std::size_t stride, const std::vector<std::int32_t>& weights)
{
    std::int32_t sum = 1 << (precisionBits - 1);
    for (const std::int32_t weight : weights) {
        sum += *first * weight;
        first += stride;
    }
    return static_cast<std::uint8_t>(std::clamp(sum >> precisionBits, 0, 255));
}

} // namespace

std::vector<std::uint8_t> resizeBilinear(std::span<const std::uint8_t> pixels, std::size_t planes, int height,
    int width, int newHeight, int newWidth)
{
    const auto columns = bilinearTaps(width, newWidth);
    const auto rows = bilinearTaps(height, newHeight);
    const auto oldWidth = static_cast<std::size_t>(width);
    const std::size_t oldPlane = oldWidth * static_cast<std::size_t>(height);
    const std::size_t newRow = columns.size();
    std::vector<std::uint8_t> narrow(
        newRow * static_cast<std::size_t>(height)); // one picture after the first pass
    std::vector<std::uint8_t> result(planes * newRow * rows.size());

    std::uint8_t* out = result.data();
    for (std::size_t plane = 0; plane < planes; ++plane) {
        const std::uint8_t* in = pixels.data() + plane * oldPlane;
        for (std::size_t i = 0; i < narrow.size(); ++i) {
            const Taps& tap = columns[i % newRow];
            narrow[i] = weigh(in + i / newRow * oldWidth + tap.first, 1, tap.weights);
        }
        for (const Taps& tap : rows) {
            const std::uint8_t* row = narrow.data() + static_cast<std::size_t>(tap.first) * newRow;
            for (std::size_t x = 0; x < newRow; ++x) {
                *out++ = weigh(row + x, newRow, tap.weights);
            }
        }
    }
    return result;
}

} // namespace playground
