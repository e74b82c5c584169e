// SPDX-License-Identifier: GPL-3.0-or-later
// Recipe files. An accepted recipe survives a round trip, as a whole and field by field.
#include "models/api/recipe.h"

#include "models/api/check_recipe.h"
#include "models/api/recipe_fields.h"
#include "tests/fuzz/fuzz.h"

using namespace playground;

FUZZ_TARGET(bytes)
{
    Recipe recipe;
    if (!fuzz::accepts([&] { recipe = parseRecipe(fuzz::text(bytes), "recipe.json"); }))
        return;
    fuzz::require(parseRecipe(recipeToJson(recipe), "") == recipe, "the recipe changed in a round trip");
    Recipe copy;
    for (const RecipeField& field : recipeFields())
        setRecipeValue(copy, field.key, recipeValue(recipe, field.key));
    fuzz::require(copy == recipe, "setting the fields one by one gives another recipe");
    fuzz::accepts([&] { checkRecipe(recipe); });
}
