// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/text.h"

#include <algorithm>

namespace playground
{

namespace
{
std::string onOneLine(std::string_view words)
{
    constexpr std::size_t longest = 1000;
    std::size_t end = std::min(words.size(), longest);
    // Do not cut inside a UTF-8 character: its continuation bytes are 10xxxxxx.
    while (end > 0 && end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
        --end;
    std::string result(words.substr(0, end));
    for (char& c : result) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = '?';
    }
    return end < words.size() ? result + "..." : result;
}
} // namespace

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

Text Text::oneLine() const
{
    Text result = *this;
    for (std::string& argument : result.args)
        argument = onOneLine(argument);
    result.where = onOneLine(where);
    return result;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string result;
    for (const std::string& word : words)
        result += (result.empty() ? "" : ", ") + word;
    return result;
}

} // namespace playground
