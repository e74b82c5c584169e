// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/json_trouble.h"

#include <algorithm>

namespace playground
{

namespace
{
/// The parser's message without its number and position, shortened because it may quote the file at length.
std::string sentenceOf(const nlohmann::json::parse_error& error)
{
    constexpr std::string_view begin = "syntax error";
    constexpr std::size_t longest = 160;
    const std::string_view whole = error.what();
    const std::size_t found = whole.find(begin);
    std::string sentence(found == std::string_view::npos ? whole : whole.substr(found));
    if (sentence.size() <= longest)
        return sentence;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(sentence[end]) & 0xC0U) == 0x80U)
        --end; // do not cut inside a UTF-8 character
    return sentence.substr(0, end) + "...";
}
} // namespace

Error jsonTrouble(std::string_view text, const nlohmann::json::parse_error& error)
{
    // `byte` is 1-based and refers to the last byte read.
    const std::string_view before
        = text.substr(0, std::min(text.size(), std::max<std::size_t>(error.byte, 1) - 1));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t lineBegin = before.rfind('\n');
    const std::size_t column = before.size() - (lineBegin == std::string_view::npos ? 0 : lineBegin + 1) + 1;
    return Error(PLAYGROUND_TEXT("models",
                     "not valid JSON at line %1, column %2: %3. Fix it there or choose another file."),
        {std::to_string(line), std::to_string(column), sentenceOf(error)});
}

} // namespace playground
