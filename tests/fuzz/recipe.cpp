// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe file; what is read can be written and reads the same, as a whole and field by field.
#include "models/api/recipe.h"

#include "tests/fuzz/fuzz.h"

using namespace playground;

FUZZ_TARGET(bytes)
{
    Recipe recipe;
    if (!fuzz::accepts([&] { recipe = parseRecipe(fuzz::text(bytes), "recipe.json"); }))
        return;
    fuzz::require(parseRecipe(recipeToJson(recipe), "") == recipe, "another recipe after writing");
    Recipe copy;
    for (const RecipeField& field : recipeFields())
        setRecipeValue(copy, field.key, recipeValue(recipe, field.key));
    fuzz::require(copy == recipe, "another recipe after setting its fields one by one");
    fuzz::accepts([&] { checkRecipe(recipe); });
}
