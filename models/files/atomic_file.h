// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace playground
{

/// Writes `bytes` to a temporary file beside `file`, flushes it to disk and renames it, so that a crash or a
/// full disk never leaves half a file. Creates missing parent folders. Throws Error naming the file and the
/// system's reason; the previous file then stays and no temporary one does.
void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);

/// The same for a file in several pieces, one after the other, so that large tensors need no second copy.
void writeFileAtomically(const std::filesystem::path& file, std::span<const std::string_view> pieces);

/// The whole file; refuses one larger than `limit` bytes. Throws Error.
std::string readWholeFile(const std::filesystem::path& file, std::size_t limit = std::size_t(1) << 32);

} // namespace playground
