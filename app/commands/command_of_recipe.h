// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QString>

namespace playground
{

/// The command that trains `recipe` with the same losses: the shipped recipe it is nearest to, and --set for
/// every field that differs.
QString commandFor(const Recipe& recipe, int threads);

} // namespace playground
