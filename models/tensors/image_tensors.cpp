// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tensors/image_tensors.h"

#include "models/api/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace playground
{

ImageBatch toImages(const torch::Tensor& tensor)
{
    const torch::Tensor plain = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    ImageBatch images;
    images.count = static_cast<int>(plain.size(0));
    images.channels = static_cast<int>(plain.size(1));
    images.height = static_cast<int>(plain.size(2));
    images.width = static_cast<int>(plain.size(3));
    const float* first = plain.data_ptr<float>();
    images.values.assign(first, first + plain.numel());
    return images;
}

torch::Tensor toTensor(const ImageBatch& images)
{
    if (images.count < 0 || images.channels < 1 || images.height < 1 || images.width < 1
        || images.values.size() != static_cast<std::size_t>(images.count) * images.pixelsPerImage())
        throw Error(
            PLAYGROUND_TEXT("models", "The image sizes do not match their %1 values. Check the input."),
            {std::to_string(images.values.size())});
    if (!std::all_of(images.values.begin(), images.values.end(), [](float v) { return std::isfinite(v); }))
        throw Error(
            PLAYGROUND_TEXT("models", "The images contain values that are not finite. Check the input."), {});
    return at::tensor(images.values, at::kFloat)
        .view({images.count, images.channels, images.height, images.width});
}

double meanSquaredError(const ImageBatch& a, const ImageBatch& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        const double difference = double{a.values[i]} - double{b.values[i]};
        sum += difference * difference;
    }
    return a.values.empty() ? 0 : sum / static_cast<double>(a.values.size());
}

} // namespace playground
