// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recipes/memory_estimate.h"

#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/nets/vae_size.h"
#include "models/recipes/network_config.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <string>

namespace playground
{

namespace
{
std::string gibibytes(std::int64_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(bytes) / (1 << 30));
    return text;
}
} // namespace

std::int64_t trainingMemory(const Recipe& recipe, int channels)
{
    if (!isAutoencoder(recipe))
        return 0;
    const VaeConfig config = VaeConfig::fromJson(networkConfigOf(recipe, channels));
    const std::int64_t weights = 4 * vaeParameters(config);
    // Weights, gradients and two moments, doubled by the copy of the last good state; plus the larger of the
    // forward pass's activations and the copies being saved.
    const std::int64_t always = 8 * weights;
    const std::int64_t kept
        = vaeActivationBytes(config, recipe.batchSize, recipe.dataset.imageSize, recipe.dataset.width());
    return always + std::max(kept, 4 * weights) + (recipe.ema.decay > 0 ? 2 * weights : 0);
}

void requireMemory(const Recipe& recipe, int channels, std::int64_t available)
{
    const std::int64_t needed = trainingMemory(recipe, channels);
    if (available == 0 || needed <= available)
        return;
    throw Error(PLAYGROUND_TEXT("models",
                    "Training %1 on images of %2x%3 in batches of %4 needs about %5 GiB of memory, but only "
                    "%6 GiB are free. Choose a smaller image_size, batch_size or widths."),
        {recipe.network.name, std::to_string(recipe.dataset.imageSize),
            std::to_string(recipe.dataset.width()), std::to_string(recipe.batchSize), gibibytes(needed),
            gibibytes(available)});
}

} // namespace playground
