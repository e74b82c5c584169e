// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/mean_image.h"

#include <vector>

namespace playground
{

ImageBatch meanImage(const Dataset& dataset, std::span<const std::int64_t> indices, const std::string& range)
{
    const std::size_t pixels = dataset.pixelsPerImage();
    std::vector<std::uint32_t> sums(pixels);
    for (const std::int64_t index : indices) {
        const std::uint8_t* image = dataset.bytes().data() + static_cast<std::size_t>(index) * pixels;
        for (std::size_t i = 0; i < pixels; ++i)
            sums[i] += image[i];
    }
    ImageBatch mean{1, dataset.channels, dataset.height, dataset.width, {}};
    const double whole = 255.0 * static_cast<double>(indices.size());
    for (const std::uint32_t sum : sums) {
        const double value = sum / whole;
        mean.values.push_back(static_cast<float>(range == "-1..1" ? value * 2 - 1 : value));
    }
    return mean;
}

} // namespace playground
