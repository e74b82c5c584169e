// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <cstdint>
#include <string>

namespace playground
{

/// The saved run whose weights had this weightsHash(): its current weights, one of its snapshots, or weights
/// that pictures were sampled from. Empty if there is none. Only runs of `recipe` are searched. Any thread;
/// blocking.
std::string runOfWeights(const std::string& hash, const Recipe& recipe);

/// True if the recipes are equal, apart from fields that may change during training.
bool sameExperiment(Recipe recipe, const Recipe& other);

/// sampled.csv in a run's folder: the hashes of weights that pictures were sampled from.
namespace sampledWeights
{
/// Appends lines. Ignores write errors: the run does not depend on this file.
void note(const std::string& runFolder, const std::string& lines);
std::string line(const std::string& hash, std::int64_t step);
bool contain(const std::string& runFolder, const std::string& hash);
} // namespace sampledWeights

} // namespace playground
