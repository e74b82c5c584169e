// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace playground
{

/// So many first bytes are enough for foreignFile() to know a file.
inline constexpr std::size_t foreignFileBytes = 512;

/// What `file` is in place of what its name promises, and what to do: a Git LFS pointer, a web page, a
/// pickled checkpoint, an archive, another text. `begin`: its first bytes; `size`: how many it has in all.
/// Nothing: not known.
std::optional<Error> foreignFile(const std::string& file, std::string_view begin, std::uint64_t size);

} // namespace playground
