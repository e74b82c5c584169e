// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace playground
{

/// Describes how a field is edited and checked.
struct RecipeField {
    enum class Kind { Text, Choice, Integer, Real, Boolean, Object, Names };

    std::string key; ///< dotted JSON path, e.g. "optimizer.learning_rate"
    Kind kind = Kind::Text;
    Text title;
    Text help; ///< its effect on the computation
    double minimum = 0; ///< Integer, Real: inclusive
    double maximum = 0;
    std::vector<std::string> choices; ///< Choice: allowed values
    bool live = false; ///< may change while training; other fields require a reset
    bool found = false; ///< read-only: determined from the data when they are loaded

    /// Another field and the values of it that make this one relevant.
    struct Condition {
        std::string key;
        std::vector<std::string> values;
    };
    std::vector<Condition> relevantWhen = {}; ///< all must hold; empty: always relevant
};

/// All fields, in the order of the form.
const std::vector<RecipeField>& recipeFields();

/// The value of `key` in JSON notation, strings without quotes. Throws Error for an unknown key.
std::string recipeValue(const Recipe& recipe, std::string_view key);

/// Sets `key` from text. Throws Error naming the key if it is unknown, malformed or out of range; the recipe
/// is left unchanged then.
void setRecipeValue(Recipe& recipe, std::string_view key, std::string_view value);

/// Parses and checks JSON text. Missing keys keep their defaults; unknown keys, wrong types and values out of
/// range are rejected by name. `source` names the file in messages.
Recipe parseRecipe(std::string_view json, const std::string& source);

/// JSON, indented by 2, ending in a newline; parseRecipe(recipeToJson(r), "") == r.
std::string recipeToJson(const Recipe& recipe);

} // namespace playground
