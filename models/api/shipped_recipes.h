// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <optional>
#include <string>
#include <string_view>

namespace playground
{

/// The text of resources/recipes/NAME.json, compiled into the program so that it needs no installed files.
std::optional<std::string_view> shippedRecipe(std::string_view name);

/// Loads a shipped recipe by catalogue name, a recipe file, a run folder's recipe.json, or the recipe in a
/// PNG image (detected by content). Throws Error naming the file.
Recipe loadRecipe(const std::string& nameOrFile);

} // namespace playground
