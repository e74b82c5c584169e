// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/trainer.h"

#include <memory>
#include <vector>

namespace playground::test
{

/// `count` grey pictures of `size` x `size`: a bright square on a dark background, each at a different
/// position. Picture i has class i % 10.
std::shared_ptr<const Dataset> tinyDataset(int count = 10, int size = 28);

/// BasicUNet on tinyDataset(): 10 images in batches of 4, so three steps per epoch, the last on 2 images.
Recipe tinyRecipe();

/// A contrasting recipe: DliUNet (batch normalisation, layers without a gradient), -1..1, flip, fixed amount,
/// adamw. For tinyDataset(10, 16).
Recipe tinyDliRecipe();

/// A small timestep-conditioned UNet2DModel on a DDPM schedule that predicts the noise. 8x8.
Recipe tinyDdpmRecipe();

/// tinyDdpmRecipe() with class conditioning.
Recipe tinyClassesRecipe();

/// tinyDataset() with the recipe's image size.
std::shared_ptr<const Dataset> tinyDatasetFor(const Recipe& recipe);

std::vector<double> losses(const Trainer& trainer);

/// Runs `steps` steps and returns their losses.
std::vector<double> train(Trainer& trainer, int steps);

/// Compares the weights and, if present, their moving averages bit for bit.
void expectSameWeights(const Trainer& a, const Trainer& b);
bool weightsAreFinite(const Trainer& trainer);

} // namespace playground::test
