// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/data/batches.h"
#include "models/diffusion/corruption.h"
#include "models/nets/network.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace playground
{

/// The loss on images that are never trained on, one batch per call. Noise and amounts of a batch depend on
/// the recipe's seed alone: what changes from one time to the next is the network.
class Validation
{
public:
    explicit Validation(std::vector<std::int64_t> images);

    bool hasImages() const { return !m_images.empty(); }

    /// The next batch; after the last one the mean over all images. The network is in evaluation mode
    /// meanwhile, and back in training mode afterwards.
    std::optional<double> step(
        Network& network, const Corruption& corruption, const Batches& batches, const Recipe& recipe);

    /// From the first batch again: the weights changed.
    void restart();

private:
    std::vector<std::int64_t> m_images;
    std::size_t m_done = 0; ///< images
    double m_sum = 0; ///< of their losses
};

} // namespace playground
