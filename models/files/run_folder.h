// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Names of the files and folders in a saved run.
struct RunFolder {
    static constexpr auto recipe = "recipe.json";
    static constexpr auto model = "model"; ///< a model directory
    static constexpr auto averagedModel = "model_ema"; ///< likewise, if the weights are averaged
    static constexpr auto snapshots = "snapshots"; ///< weights of earlier steps, one file each
    static constexpr auto vae = "vae"; ///< likewise, for the autoencoder in whose latents the network works
};

} // namespace playground
