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

/// A few colour pictures as data set "emoji", the run of an untrained autoencoder, and a small recipe in its
/// latents: 16x16x3 pictures, 8x8x4 latents.
class LatentExperiment
{
public:
    static constexpr int pictures = 12;
    static constexpr int size = 16;

    LatentExperiment();

    static Recipe vaeRecipe();
    Recipe recipe() const; ///< its dataset.vae is the run's folder
    std::shared_ptr<const Dataset> dataset() const; ///< loaded for that recipe
    std::string vaeRun() const { return (folder / "vae-run").string(); }
    std::shared_ptr<Vae> vae() const; ///< loaded from vaeRun()
    static torch::Tensor clean(); ///< all pictures, in -1..1

    TemporaryFolder folder;
};

} // namespace playground::test
