// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace playground
{

/// What is wrong with a JSON text and where, for people: "not valid JSON at line 3, column 5: syntax error
/// while parsing value ...". `text` is what was parsed when `error` was thrown.
Error jsonTrouble(std::string_view text, const nlohmann::json::parse_error& error);

} // namespace playground
