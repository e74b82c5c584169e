// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace playground
{

/// The config.json of a recipe's network for its images of so many channels, checked but not built: nothing
/// of LibTorch runs. Throws Error naming the field that cannot be.
nlohmann::json networkConfigOf(const Recipe& recipe, int channels);

/// The same where the network sees something of another size than the pictures: latents.
nlohmann::json networkConfigOf(const Recipe& recipe, int channels, int height, int width);

/// Throws Error unless the recipe's other fields suit a network that works in latents.
void checkLatent(const Recipe& recipe);

/// How many rows its table of classes has: one for each, and one for "no class" where there is one; 0: none.
/// Throws Error as classCountOf() does.
int classEmbeddingsOf(const Recipe& recipe);

/// The recipe with the classes that its data have: conditioning.class_names. Throws Error if it wants classes
/// and the data have none.
Recipe withClassesOf(const Recipe& recipe, const Dataset& dataset);

/// Throws Error unless the noise suits the network: none for an autoencoder, some for any other.
void checkNoise(const Recipe& recipe);

} // namespace playground
