// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Marks an English sentence for translation. models/ has no tr(); lupdate collects these (see
/// ui/CMakeLists.txt) and ui/translated.h looks them up. Both arguments must be string literals.
#define PLAYGROUND_TEXT(context, source) (std::string_view(source))

namespace playground
{

/// A sentence for the user with its arguments kept separate, so that the window can translate it. `source` is
/// English, written inside PLAYGROUND_TEXT("models", ...), with %1, %2, ... for `args`.
struct Text {
    std::string source;
    std::vector<std::string> args;
    std::string where; ///< the file or place the sentence is about, used as a prefix; may be empty

    Text() = default;
    Text(std::string_view sentence, std::vector<std::string> arguments = {})
        : source(sentence)
        , args(std::move(arguments))
    {
    }

    /// The English sentence with its prefix and arguments inserted.
    std::string english() const;

    /// The same, with prefix and arguments made safe for a one-line message, since they may come from a file:
    /// control characters become '?', and more than 1000 bytes are truncated with "...".
    Text oneLine() const;
};

/// "one, two, three": a list in a sentence.
std::string joined(const std::vector<std::string>& words);

} // namespace playground
