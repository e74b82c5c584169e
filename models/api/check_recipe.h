// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <string>
#include <vector>

namespace playground
{

/// Throws Error if fields contradict each other or the network does not support the data.
void checkRecipe(const Recipe& recipe);

/// Returns true if the recipe trains an autoencoder: it reconstructs pictures, without noise.
bool isAutoencoder(const Recipe& recipe);

/// Number of classes the recipe's network is conditioned on. 0: unconditional; 1 while the number is known
/// only from the data. Throws Error if the network does not support class conditioning.
int classCountOf(const Recipe& recipe);

/// Class names in label order: the data set's, or numbers if conditioning.class_count is set. Empty for an
/// unconditional network, or while the classes are known only from the data.
std::vector<std::string> classNamesOf(const Recipe& recipe);

/// Returns true if the network works in the latents of a trained autoencoder (dataset.vae) instead of on
/// pictures.
bool isLatent(const Recipe& recipe);

} // namespace playground
