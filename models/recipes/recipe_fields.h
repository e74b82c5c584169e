// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace playground
{

/// A field of the form together with how it is read from and written to a Recipe. Private to recipe*.cpp.
struct BoundField {
    RecipeField field;
    std::function<nlohmann::json(const Recipe&)> read;
    /// The value has the field's type and lies in its range.
    std::function<void(Recipe&, const nlohmann::json&)> write;
};

/// Every field of a recipe, in the order of the form: the one table that the form, --set, the JSON reader and
/// the JSON writer follow.
const std::vector<BoundField>& boundFields();

/// The field of that key; throws Error naming the nearest known key if there is none.
const BoundField& boundField(std::string_view key);

/// When the field of that key means anything.
std::vector<RecipeField::Condition> relevanceOf(std::string_view key);

} // namespace playground
