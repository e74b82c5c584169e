// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/trainer.h"

#include <memory>
#include <vector>

namespace playground::test
{

/// `count` grey pictures of `size` x `size`: a bright square on a dark ground, each at its own place. Picture
/// i is said to be of class i % 10.
std::shared_ptr<const Dataset> tinyDataset(int count = 10, int size = 28);

/// BasicUNet on tinyDataset(): 10 images in batches of 4, so three steps an epoch, the last on 2 images.
Recipe tinyRecipe();

/// The other kind: DliUNet (batch normalisation, layers without a gradient), -1..1, flip, fixed amount,
/// adamw. For tinyDataset(10, 16).
Recipe tinyDliRecipe();

/// A small UNet2DModel that is told the timestep of a DDPM schedule and predicts the noise. 8x8.
Recipe tinyDdpmRecipe();

/// tinyDdpmRecipe(), told the pictures' classes.
Recipe tinyClassesRecipe();

/// tinyDataset() of the recipe's size.
std::shared_ptr<const Dataset> tinyDatasetFor(const Recipe& recipe);

std::vector<double> losses(const Trainer& trainer);

/// Runs `steps` steps and returns their losses.
std::vector<double> train(Trainer& trainer, int steps);

/// Bit for bit: the weights, and their moving average where there is one.
void expectSameWeights(const Trainer& a, const Trainer& b);
bool weightsAreFinite(const Trainer& trainer);

} // namespace playground::test
