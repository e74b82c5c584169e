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

/// A sentence for the user, still in parts so that the window can say it in another language.
/// `source` is English, written inside PLAYGROUND_TEXT("models", ...), with %1, %2, ... for `args`.
struct Text {
    std::string source;
    std::vector<std::string> args;
    std::string where; ///< the file or place the sentence is about, said before it; may be empty

    Text() = default;
    Text(std::string_view sentence, std::vector<std::string> arguments = {})
        : source(sentence)
        , args(std::move(arguments))
    {
    }

    /// The English sentence with its place before it and its arguments in place.
    std::string english() const;

    /// The same with place and arguments made fit for one line of a message: control characters become '?',
    /// what is longer than 1000 bytes ends in "...". They may come from a file.
    Text oneLine() const;
};

} // namespace playground
