// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <cstdint>
#include <span>

namespace playground
{

// What a network is told of the pictures' classes: [N] int64 on the CPU, or undefined where the recipe has
// no classes, as Network::predict() takes it. The label after the last class stands for "no class".

/// The classes of pictures of the data set, whose indices must be its own. Throws Error if they are not those
/// of the recipe's data set.
torch::Tensor classLabels(
    const Recipe& recipe, const Dataset& dataset, std::span<const std::int64_t> indices);

/// Of `count` pictures that are of no class. Throws Error where the network knows no label for that.
torch::Tensor noClassLabels(const Recipe& recipe, std::int64_t count);

/// Of one picture that is of no class; where the network knows no label for that, of one picture of each
/// class, whose mean then stands for it.
torch::Tensor noOrEveryClass(const Recipe& recipe);

/// `labels`, each turned into "no class" with the recipe's probability, so that one network learns the
/// prediction with and without a class (Ho & Salimans 2022, arXiv 2207.12598, algorithm 1). Draws one uniform
/// number a picture from `generator`, a CPU one; nothing where the labels are undefined or none of them means
/// "no class".
torch::Tensor withClassesDropped(
    const Recipe& recipe, const torch::Tensor& labels, const at::Generator& generator);

} // namespace playground
