// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace playground
{

/// The text of resources/recipes/NAME.json, compiled into the program so that it needs no installed files.
std::optional<std::string_view> shippedRecipe(std::string_view name);

} // namespace playground
