// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/batches.h"

#include "models/api/error.h"

#include <algorithm>

namespace playground
{

Batches::Batches(
    std::shared_ptr<const Dataset> dataset, const std::string& range, bool flip, const torch::Device& device)
    : m_dataset(std::move(dataset))
    , m_signed(range == "-1..1")
    , m_flip(flip)
{
    if (range != "0..1" && range != "-1..1") {
        throw Error(PLAYGROUND_TEXT("models", "The range is \"%1\". Choose 0..1 or -1..1."), {range});
    }
    if (!m_dataset || m_dataset->count == 0) {
        throw Error(PLAYGROUND_TEXT("models", "The data set contains no images. Choose another."), {});
    }
    // from_blob takes a non-const pointer; nothing here writes through it.
    auto* pixels = const_cast<std::uint8_t*>(m_dataset->bytes().data());
    m_bytes = torch::from_blob(
        pixels, {m_dataset->count, m_dataset->channels, m_dataset->height, m_dataset->width},
        [owner = m_dataset](void*) {}, torch::kUInt8)
                  .to(device);
    if (m_dataset->codec) {
        const ImageShape shape = m_dataset->codec->shape();
        m_latents = torch::from_blob(
            const_cast<float*>(m_dataset->latents.data()),
            {m_dataset->count, shape.channels, shape.height, shape.width}, [owner = m_dataset](void*) {},
            torch::kFloat32)
                        .to(device);
    }
}

torch::Tensor Batches::pick(const torch::Tensor& all, std::span<const std::int64_t> indices) const
{
    // Checked here because CUDA would fail with a device-side assertion.
    const auto wrong = std::find_if(
        indices.begin(), indices.end(), [this](std::int64_t i) { return i < 0 || i >= m_dataset->count; });
    if (wrong != indices.end()) {
        throw Error(PLAYGROUND_TEXT("models",
                        "Image %1 was requested, but the data set has images 0 to %2. Choose one of them."),
            {std::to_string(*wrong), std::to_string(m_dataset->count - 1)});
    }
    auto* first = const_cast<std::int64_t*>(indices.data());
    const torch::Tensor picked
        = torch::from_blob(first, {static_cast<std::int64_t>(indices.size())}, torch::kInt64);
    return all.index_select(0, picked.to(all.device()));
}

torch::Tensor Batches::pictures(std::span<const std::int64_t> indices) const
{
    torch::Tensor images = pick(m_bytes, indices).to(torch::kFloat32).div_(255);
    return m_signed ? images.mul_(2).sub_(1) : images;
}

torch::Tensor Batches::gather(std::span<const std::int64_t> indices) const
{
    return m_latents.defined() ? pick(m_latents, indices) : pictures(indices);
}

torch::Tensor Batches::gather(std::span<const std::int64_t> indices, const at::Generator& generator) const
{
    torch::Tensor images = gather(indices);
    if (!m_flip || m_latents.defined()) { // a mirrored latent is not the latent of the mirrored picture
        return images;
    }
    const torch::Tensor mirrored = torch::rand({images.size(0), 1, 1, 1}, generator, torch::kFloat32) < 0.5;
    return torch::where(mirrored.to(images.device()), images.flip(3), images);
}

} // namespace playground
