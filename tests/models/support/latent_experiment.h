// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/nets/vae.h"
#include "tests/models/support/temporary_folder.h"

#include <torch/types.h>

#include <memory>
#include <string>

namespace playground::test
{

/// A few colour pictures under the name "emoji", an untrained autoencoder's run, and a small recipe in its
/// latents: 16x16x3 pictures, latents of 8x8x4.
class LatentExperiment
{
public:
    static constexpr int pictures = 12;
    static constexpr int size = 16;

    LatentExperiment();

    static Recipe vaeRecipe();
    Recipe recipe() const; ///< its dataset.vae is the run's folder
    std::shared_ptr<const Dataset> dataset() const; ///< loaded by that recipe
    std::string vaeRun() const { return (folder / "vae-run").string(); }
    std::shared_ptr<Vae> vae() const; ///< read from there
    static torch::Tensor clean(); ///< all pictures in -1..1

    TemporaryFolder folder;
};

} // namespace playground::test
