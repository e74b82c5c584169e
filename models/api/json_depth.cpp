// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_depth.h"

#include "models/api/error.h"

namespace playground
{

void refuseDeepJson(std::string_view json, const std::string& where)
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
