// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace playground
{

/// Number of leading bytes that foreignFile() needs to recognise a file.
inline constexpr std::size_t foreignFileBytes = 512;

/// Describes what was downloaded instead of `file`, and what to do: a Git LFS pointer or a web page. `begin`:
/// the first bytes, at most foreignFileBytes. Returns nothing for anything else.
std::optional<Error> foreignDownload(const std::string& file, std::string_view begin);

/// Describes a file that is not what its name says, and what to do: a Git LFS pointer, a web page, a pickled
/// checkpoint, an archive, other text. `begin`: its first bytes; `size`: its total size. Returns nothing for
/// an unknown format.
std::optional<Error> foreignFile(const std::string& file, std::string_view begin, std::uint64_t size);

} // namespace playground
