// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"

#include <functional>
#include <string>

namespace playground
{

/// The folder of the newest saved run of the recipe with that name; empty: there is none. Any thread.
using RunFinder = std::function<std::string(const std::string& recipe)>;

/// For the app, once at the start: models/ does not know where runs are. Without it, dataset.vae names
/// folders alone.
void setRunFinder(RunFinder finder);

/// What a recipe wants loaded. Where it works in latents, this finds the autoencoder that dataset.vae names
/// and checks by its config.json that pictures, latents and network fit. `run`: a saved run that goes on, or
/// empty; it keeps an autoencoder of its own, with the scaling factor it was trained with. Reads small files,
/// nothing of LibTorch runs. Throws Error saying what to train or to change.
DatasetRequest datasetRequest(const Recipe& recipe, const std::string& run = {});

} // namespace playground
