// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace playground
{

/// Plain image data: `values` holds count x channels x height x width floats in C order, in the recipe's data
/// range (0..1 or -1..1) unless stated otherwise; network outputs may exceed it.
struct ImageBatch {
    int count = 0;
    int channels = 0;
    int height = 0;
    int width = 0;
    std::vector<float> values;

    bool empty() const { return count == 0; }
    std::size_t pixelsPerImage() const
    {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height)
            * static_cast<std::size_t>(width);
    }
    /// Picture `index` (0 .. count-1) as channels x height x width floats.
    std::span<const float> image(int index) const
    {
        return std::span(values).subspan(
            static_cast<std::size_t>(index) * pixelsPerImage(), pixelsPerImage());
    }
};

} // namespace playground
