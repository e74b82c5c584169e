// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace playground
{

/// A form field with accessors for a Recipe. Private to recipe*.cpp.
struct BoundField {
    RecipeField field;
    std::function<nlohmann::json(const Recipe&)> read;
    /// The value must have the field's type and be in its range.
    std::function<void(Recipe&, const nlohmann::json&)> write;
};

/// Every field of a recipe, in the order of the form: the table used by the form, --set, and the JSON reader
/// and writer.
const std::vector<BoundField>& boundFields();

/// The field with that key; throws Error naming the closest known key if there is none.
const BoundField& boundField(std::string_view key);

/// networkFields() with their accessors.
const std::vector<BoundField>& boundNetworkFields();

/// Conditions under which the field with that key has an effect.
std::vector<RecipeField::Condition> relevanceOf(std::string_view key);

} // namespace playground
