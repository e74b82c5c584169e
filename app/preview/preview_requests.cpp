// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/preview_requests.h"

#include <algorithm>
#include <random>

namespace playground::previewRequests
{

std::vector<int> images(const Dataset& dataset, std::uint64_t imageSeed)
{
    std::mt19937_64 random(imageSeed);
    const auto draw = [&] { return static_cast<int>(random() % static_cast<std::uint64_t>(dataset.count)); };
    const std::size_t classes = dataset.classNames.size();
    const std::size_t firstClass = classes == 0 ? 0 : random() % classes;
    std::vector<int> indices;
    const auto isTaken = [&](int index) { return std::ranges::count(indices, index) > 0; };
    for (std::size_t i = 0; i < imagesInRow && std::ssize(indices) < dataset.count; ++i) {
        int index = draw();
        // Limits the search for classes that a small data set may lack.
        for (int tries = 0; tries < 200 && classes > 0; ++tries) {
            if (dataset.labels[static_cast<std::size_t>(index)] == (firstClass + i) % classes
                && !isTaken(index))
                break;
            index = draw();
        }
        while (isTaken(index)) // small data set: takes the next unused picture
            index = (index + 1) % dataset.count;
        indices.push_back(index);
    }
    return indices;
}

std::vector<float> spread(int count)
{
    std::vector<float> amounts;
    for (int i = 0; i < count; ++i)
        amounts.push_back(count == 1 ? 0.F : static_cast<float>(i) / static_cast<float>(count - 1));
    return amounts;
}

PreviewRequest sameAmount(std::vector<int> indices, float amount, std::uint64_t noiseSeed)
{
    PreviewRequest request;
    request.amounts.assign(indices.size(), amount);
    request.indices = std::move(indices);
    request.noiseSeed = noiseSeed;
    return request;
}

PreviewRequest spreadAmounts(std::vector<int> indices, std::uint64_t noiseSeed)
{
    PreviewRequest request;
    request.amounts = spread(static_cast<int>(indices.size()));
    request.indices = std::move(indices);
    request.noiseSeed = noiseSeed;
    return request;
}

PreviewRequest strip(int index, std::uint64_t noiseSeed)
{
    PreviewRequest request;
    request.amounts = spread(amountsInStrip);
    request.indices.assign(request.amounts.size(), index);
    request.noiseSeed = noiseSeed;
    request.sharedNoise = true;
    return request;
}

} // namespace playground::previewRequests
