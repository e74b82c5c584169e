// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <string>
#include <string_view>

namespace playground
{

/// Arrays and objects within one another that JSON from outside may have. Recipes and diffusers' files have
/// four.
inline constexpr int deepestJson = 100;

/// Throws Error, said of `where`, if `json` has its brackets nested more than deepestJson deep: copying,
/// comparing and writing a document recurse into it, and a file of some hundred thousand brackets would
/// overflow the stack. To be called before the text is parsed; anything else that may be wrong with it is for
/// the parser to say.
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
                          "Its brackets are nested more than %1 deep. Correct it or choose another file."),
                {std::to_string(deepestJson)});
            text.where = where;
            throw Error(text);
        }
    }
}

} // namespace playground
