// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace playground
{

/// The config.json of a recipe's network for pictures with that number of channels, checked but not built,
/// without running LibTorch. Throws Error naming the invalid field.
nlohmann::json networkConfigOf(const Recipe& recipe, int channels);

/// The same for a network whose input is not the pictures: latents.
nlohmann::json networkConfigOf(const Recipe& recipe, int channels, int height, int width);

/// Throws Error if the recipe's other fields do not suit a latent model.
void checkLatent(const Recipe& recipe);

/// Number of rows of the class embedding table: one per class, plus one for "no class" if there is one; 0:
/// none. Throws Error like classCountOf().
int classEmbeddingsOf(const Recipe& recipe);

/// The recipe with conditioning.class_names set from the data. Throws Error if the recipe needs classes and
/// the data have none.
Recipe withClassesOf(const Recipe& recipe, const Dataset& dataset);

/// Throws Error unless the noise process suits the network: none for an autoencoder, some for any other.
void checkNoise(const Recipe& recipe);

} // namespace playground
