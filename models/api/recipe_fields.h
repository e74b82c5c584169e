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
    enum class Kind { Text, Choice, Integer, Real, Boolean, Object, Names, Levels };

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

/// The fields inside network.config that have their own editors, as "network.config.layers_per_block". They
/// are no part of a recipe's JSON, but may be read and set like recipeFields(). Kind::Levels is a list with
/// one entry per level of a U-Net or autoencoder, the full resolution first: [{"channels": 32}], and for
/// UNet2DModel also "down_attention" and "up_attention".
const std::vector<RecipeField>& networkFields();

/// Takes over the notation of `original`'s network.config where both mean the same network.
void keepNotation(Recipe& recipe, const Recipe& original);

/// The value of `key` in JSON notation, strings without quotes. Throws Error for an unknown key.
std::string recipeValue(const Recipe& recipe, std::string_view key);

/// Sets `key` from text. Throws Error naming the key if it is unknown, malformed or out of range, or a field
/// that the recipe's network does not have; the recipe is left unchanged then.
void setRecipeValue(Recipe& recipe, std::string_view key, std::string_view value);

/// Parses and checks JSON text. Missing keys keep their defaults; unknown keys, wrong types and values out of
/// range are rejected by name. `source` names the file in messages.
Recipe parseRecipe(std::string_view text, const std::string& source);

/// JSON, indented by 2, ending in a newline; parseRecipe(recipeToJson(r), "") == r.
std::string recipeToJson(const Recipe& recipe);

} // namespace playground
