// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// What lies in a saved run (design: a run on disk).
struct RunFolder {
    static constexpr auto recipe = "recipe.json";
    static constexpr auto model = "model"; ///< a model directory
    static constexpr auto averagedModel = "model_ema"; ///< likewise, where the weights are averaged
    static constexpr auto vae = "vae"; ///< likewise, of the autoencoder in whose latents the network works
};

} // namespace playground
