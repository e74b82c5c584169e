// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe_fields.h"

namespace playground
{

/// Returns false if the field has no effect in this recipe. Its value is kept and checked either way.
bool isRelevant(const RecipeField& field, const Recipe& recipe);

} // namespace playground
