// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace playground
{

/// Writes `bytes` to a temporary file next to `file`, flushes it to disk and renames it, so that a crash or a
/// full disk never leaves a partial file. Creates missing parent folders. Throws Error naming the file and
/// the system's reason; then the previous file is kept and no temporary file remains.
void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);

/// The same for a file in several consecutive pieces, so that large tensors need no second copy.
void writeFileAtomically(const std::filesystem::path& file, std::span<const std::string_view> pieces);

/// Returns the whole file; rejects files larger than `limit` bytes. Throws Error.
std::string readWholeFile(const std::filesystem::path& file, std::size_t limit = std::size_t(1) << 32);

} // namespace playground
