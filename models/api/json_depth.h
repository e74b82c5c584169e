// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <string>
#include <string_view>

namespace playground
{

/// Maximum nesting depth of arrays and objects in external JSON. Recipes and diffusers' files have four
/// levels.
inline constexpr int deepestJson = 100;

/// Throws Error, prefixed with `where`, if the brackets of `json` are nested deeper than deepestJson:
/// copying, comparing and writing a document recurse into it, so a file of some hundred thousand brackets
/// would overflow the stack. Call it before parsing; all other errors are left to the parser.
inline void refuseDeepJson(std::string_view json, const std::string& where)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            ++depth;
        else if (!quoted && (c == ']' || c == '}'))
            --depth;
        if (depth > deepestJson) {
            Text text(PLAYGROUND_TEXT("models",
                          "Its brackets are nested more than %1 deep. Fix it or choose another file."),
                {std::to_string(deepestJson)});
            text.where = where;
            throw Error(text);
        }
    }
}

} // namespace playground
