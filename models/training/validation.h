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

/// The loss on held-out images, one batch per call. Noise and amounts of a batch depend only on the recipe's
/// seed, so that only the network changes between evaluations.
class Validation
{
public:
    explicit Validation(std::vector<std::int64_t> images);

    bool hasImages() const { return !m_images.empty(); }

    /// Processes the next batch; returns the mean over all images after the last one. The network is in eval
    /// mode during the call and in training mode afterwards.
    std::optional<double> step(
        Network& network, const Corruption& corruption, const Batches& batches, const Recipe& recipe);

    /// Restarts from the first batch, because the weights changed.
    void restart();

private:
    std::vector<std::int64_t> m_images;
    std::size_t m_done = 0; ///< images
    double m_sum = 0; ///< sum of their losses
};

} // namespace playground
