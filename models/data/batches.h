// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace playground
{

/// The images of a data set, or their latents for a latent model, as float batches. Bytes and latents are
/// shared with the data set, never copied on the CPU; for another device they are copied there once. gather()
/// may be called from several threads.
class Batches
{
public:
    /// `range`: "0..1" or "-1..1", as in a recipe; `flip`: mirror each image left to right with probability
    /// 1/2. Throws Error for another range or an empty data set.
    Batches(std::shared_ptr<const Dataset> dataset, const std::string& range, bool flip,
        const torch::Device& device = torch::kCPU);

    /// Network input for images `indices` (0 .. count-1), as [N,C,H,W] float32 on the device: pictures() or
    /// latents, never flipped. Throws Error for an index out of range.
    torch::Tensor gather(std::span<const std::int64_t> indices) const;

    /// The same, with random flips if enabled. `generator` is a CPU generator; one uniform number per image
    /// is drawn from it if flipping, none otherwise.
    torch::Tensor gather(std::span<const std::int64_t> indices, const at::Generator& generator) const;

    /// The images themselves, also for a latent model. Same arithmetic as torchvision: ToTensor (byte / 255),
    /// then x * 2 - 1 for "-1..1". Throws Error for an index out of range.
    torch::Tensor pictures(std::span<const std::int64_t> indices) const;

    std::int64_t count() const { return m_dataset->count; }
    const Dataset& dataset() const { return *m_dataset; }
    const torch::Tensor& bytes() const
    {
        return m_bytes;
    } ///< [count,C,H,W] uint8 on the device; do not write

private:
    torch::Tensor pick(const torch::Tensor& all, std::span<const std::int64_t> indices) const;

    std::shared_ptr<const Dataset> m_dataset;
    bool m_signed = false;
    bool m_flip = false;
    torch::Tensor m_bytes;
    torch::Tensor m_latents; ///< [count, shape of the codec] float32; undefined without a codec
};

} // namespace playground
