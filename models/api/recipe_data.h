// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"

#include <functional>
#include <string>

namespace playground
{

/// Returns the folder of the newest saved run of the recipe with that name; empty: none. Any thread.
using RunFinder = std::function<std::string(const std::string& recipe)>;

/// The app calls this once at startup: models/ does not know where runs are stored. Without it, dataset.vae
/// accepts only folders.
void setRunFinder(RunFinder finder);

/// The data a recipe needs. For a latent recipe, finds the autoencoder named by dataset.vae and checks its
/// config.json against pictures, latents and network. `run`: a saved run to be continued, or empty; it has
/// its own copy of the autoencoder and keeps the scaling factor it was trained with. Reads small files only,
/// and does not run LibTorch. Throws Error saying what to train or change.
DatasetRequest datasetRequest(const Recipe& recipe, const std::string& run = {});

} // namespace playground
