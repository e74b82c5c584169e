// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/number_check.h"

#include <charconv>
#include <string>
#include <string_view>

namespace playground
{

namespace
{
constexpr std::string_view verb = "takes ";

template <typename Number> bool parse(const std::string& text, Number& number)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return code == std::errc() && end == text.data() + text.size();
}

std::string refusal(const std::string& what, const std::string& given)
{
    constexpr std::size_t longest = 60;
    const bool isLong = given.size() > longest;
    return std::string(verb) + what + ", not \"" + given.substr(0, longest) + (isLong ? "..." : "") + "\"";
}
} // namespace

CLI::Option* takesWholeNumber(CLI::Option* option, std::uint64_t minimum, std::uint64_t maximum)
{
    return option->check([minimum, maximum](const std::string& given) {
        std::uint64_t number = 0;
        if (parse(given, number) && number >= minimum && number <= maximum)
            return std::string();
        return refusal(
            "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum), given);
    });
}

CLI::Option* takesNumber(CLI::Option* option)
{
    return option->check([](const std::string& given) {
        double number = 0;
        return parse(given, number) ? std::string() : refusal("a number, e.g. 0.5", given);
    });
}

std::string usageSentence(const CLI::ParseError& error)
{
    std::string words = error.what();
    const auto colon = words.find(": " + std::string(verb));
    return colon == std::string::npos ? words : words.erase(colon, 1);
}

} // namespace playground
