// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/latent_map.h"

namespace playground
{

ImageBatch LatentMap::at(double x, double y) const
{
    ImageBatch latent = mean;
    const auto first = axes.image(0);
    const auto second = axes.image(1);
    for (std::size_t k = 0; k < latent.values.size(); ++k)
        latent.values[k]
            = static_cast<float>(double{latent.values[k]} + x * double{first[k]} + y * double{second[k]});
    return latent;
}

std::array<double, 2> LatentMap::placeOf(const ImageBatch& latents, int index) const
{
    const auto latent = latents.image(index);
    std::array<double, 2> place{};
    for (int axis = 0; axis < 2; ++axis) {
        const auto along = axes.image(axis);
        for (std::size_t k = 0; k < along.size(); ++k)
            place[static_cast<std::size_t>(axis)]
                += (double{latent[k]} - double{mean.values[k]}) * double{along[k]};
    }
    return place;
}

} // namespace playground
