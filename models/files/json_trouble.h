// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace playground
{

/// Describes a JSON syntax error and its position for the user: "not valid JSON at line 3, column 5: syntax
/// error while parsing value ...". `text` is the input whose parsing threw `error`.
Error jsonTrouble(std::string_view text, const nlohmann::json::parse_error& error);

} // namespace playground
