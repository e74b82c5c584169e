// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/text.h"

namespace playground
{

std::string Text::english() const
{
    std::string result = where.empty() ? "" : where + ": ";
    for (std::size_t i = 0; i < source.size(); ++i) {
        const bool placeholder
            = source[i] == '%' && i + 1 < source.size() && source[i + 1] >= '1' && source[i + 1] <= '9';
        const auto index = placeholder ? static_cast<std::size_t>(source[i + 1] - '1') : 0;
        if (placeholder && index < args.size()) {
            result += args[index];
            ++i;
        } else {
            result += source[i];
        }
    }
    return result;
}

} // namespace playground
