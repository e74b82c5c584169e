// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <array>
#include <cstdint>
#include <vector>

namespace playground
{

/// Principal component analysis of the posterior means of a data set: the two directions of maximum variance,
/// and the position of each picture along them.
struct LatentMap {
    static constexpr int most = 2000; ///< maximum; a larger set is subsampled evenly (every n-th picture)

    std::int64_t step = 0; ///< of the snapshot
    std::vector<int> indices; ///< of the pictures, ascending
    std::vector<std::array<float, 2>> places; ///< of each picture along the two axes, centred at 0
    std::array<double, 2> explained{}; ///< fraction of the total variance explained by each axis, 0..1
    std::array<double, 2> deviation{}; ///< standard deviation of the pictures along each axis
    ImageBatch mean; ///< one latent
    /// Two orthonormal latents; zero where the data do not vary. The sign makes the component of largest
    /// magnitude positive, so the map is reproducible.
    ImageBatch axes;

    /// mean + x axes[0] + y axes[1].
    ImageBatch at(double x, double y) const;
    /// Position of latent `index` of `latents` (same shape as the map's): its orthogonal projection.
    std::array<double, 2> placeOf(const ImageBatch& latents, int index) const;
};

} // namespace playground
