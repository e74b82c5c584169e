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

// Class labels as input of Network::predict(): [N] int64 on the CPU, or undefined for an unconditional
// recipe. The label after the last class means "no class".

/// Labels of the pictures `indices` of the data set. Throws Error if they do not match the recipe's data set.
torch::Tensor classLabels(
    const Recipe& recipe, const Dataset& dataset, std::span<const std::int64_t> indices);

/// Labels for `count` pictures without a class. Throws Error if the network has no such label.
torch::Tensor noClassLabels(const Recipe& recipe, std::int64_t count);

/// The "no class" label for one picture; if the network has none, one label per class, whose predictions are
/// then averaged.
torch::Tensor noOrEveryClass(const Recipe& recipe);

/// Replaces each label by "no class" with the recipe's probability, so that one network learns the
/// conditional and the unconditional prediction (Ho & Salimans 2022, arXiv 2207.12598, algorithm 1). Draws
/// one uniform number per picture from `generator`, a CPU generator; none if the labels are undefined or the
/// network has no "no class" label.
torch::Tensor withClassesDropped(
    const Recipe& recipe, const torch::Tensor& labels, const at::Generator& generator);

} // namespace playground
