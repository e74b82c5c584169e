// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QString>

namespace playground
{

/// The command line that trains `recipe` with identical losses: the most similar shipped recipe, plus --set
/// for every field that differs.
QString commandFor(const Recipe& recipe, int threads);

} // namespace playground
