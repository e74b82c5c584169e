// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampling/check_request.h"

#include "models/api/error.h"

namespace playground
{

namespace
{
constexpr int mostPictures = 4096;
} // namespace

bool startIsPicture(const SamplingRequest& request, const Dataset& dataset)
{
    const ImageBatch& start = request.start;
    return request.startIsClean && dataset.codec
        && ImageShape{start.channels, start.height, start.width}
        == ImageShape{dataset.channels, dataset.height, dataset.width};
}

void checkRequest(const SamplingRequest& request, const Dataset& dataset)
{
    const ImageBatch& start = request.start;
    const int count = start.empty() ? request.count : start.count;
    if (count < 1 || count > mostPictures)
        throw Error(PLAYGROUND_TEXT("models", "%1 pictures cannot be sampled at once. Choose 1 to %2."),
            {std::to_string(count), std::to_string(mostPictures)});
    if (!(request.startAmount >= 0 && request.startAmount <= 1)) // also rejects NaN
        throw Error(PLAYGROUND_TEXT("models", "The amount of noise is %1; it must be in 0..1."),
            {std::to_string(request.startAmount)});
    const ImageShape seen = dataset.networkShape();
    if (!start.empty() && !startIsPicture(request, dataset)
        && ImageShape{start.channels, start.height, start.width} != seen)
        throw Error(
            PLAYGROUND_TEXT("models",
                "The pictures to continue from are %1x%2 with %3 channels; the model's are %4x%5 with %6."),
            {std::to_string(start.height), std::to_string(start.width), std::to_string(start.channels),
                std::to_string(seen.height), std::to_string(seen.width), std::to_string(seen.channels)});
}

} // namespace playground
