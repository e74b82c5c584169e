// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <cstdint>
#include <string>

namespace playground
{

/// The run among those that the window keeps that had weights of this weightsHash(): now, at a step whose
/// snapshot it keeps, or when pictures were sampled from them. Empty if there is none. `recipe`: that of the
/// weights; runs of another are not looked at. Any thread; blocking.
std::string runOfWeights(const std::string& hash, const Recipe& recipe);

/// Whether both are one experiment, apart from what may change while it trains.
bool sameExperiment(Recipe recipe, const Recipe& other);

/// The weights from which pictures were sampled, noted in a run's folder: sampled.csv.
namespace sampledWeights
{
/// Adds lines to it. What cannot be written is left out: it is a help, not the run.
void note(const std::string& runFolder, const std::string& lines);
std::string line(const std::string& hash, std::int64_t step);
bool contain(const std::string& runFolder, const std::string& hash);
} // namespace sampledWeights

} // namespace playground
