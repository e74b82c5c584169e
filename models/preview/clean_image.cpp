// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/clean_image.h"

#include "models/api/check_recipe.h"

#include <ATen/ATen.h>

namespace playground
{

torch::Tensor cleanPicture(const Recipe& recipe, const Corruption& corruption, const torch::Tensor& output,
    const torch::Tensor& noised, const torch::Tensor& amount)
{
    torch::Tensor clean = corruption.predictedClean(recipe.predictionType, output, noised, amount);
    if (recipe.predictionType == "epsilon") {
        const torch::Tensor left = corruption.shares(amount).first.view({-1, 1, 1, 1}) > 0;
        clean = at::where(left, clean, at::zeros_like(clean)); // avoids a division by zero
    }
    const bool clips
        = corruption.schedule() != nullptr && recipe.dataset.range == "-1..1" && !isLatent(recipe);
    return clips ? clean.clamp(-1, 1) : clean;
}

} // namespace playground
