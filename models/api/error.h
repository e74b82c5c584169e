// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <stdexcept>

namespace playground
{

/// The one exception that leaves models/: one line that states what went wrong, in which file or field,
/// and what to do next. Errors of LibTorch and the system are turned into it inside models/.
class Error : public std::runtime_error
{
public:
    explicit Error(const Text& text)
        : std::runtime_error(text.oneLine().english())
        , m_text(text.oneLine())
    {
    }
    Error(std::string_view sentence, std::vector<std::string> args)
        : Error(Text(sentence, std::move(args)))
    {
    }

    /// The same error, prefixed with `file`.
    Error in(const std::string& file) const
    {
        Text text = m_text;
        text.where = file;
        return Error(text);
    }

    const Text& text() const { return m_text; }

private:
    Text m_text;
};

} // namespace playground
