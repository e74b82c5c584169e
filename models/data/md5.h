// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>

namespace playground
{

/// MD5 of the concatenated parts, in lower-case hex. Identifies well-known files; not for security. Empty if
/// this OpenSSL refuses MD5 (FIPS mode): no file is recognised then.
std::string md5(std::initializer_list<std::span<const std::uint8_t>> parts);

/// MD5 of a file as stored on disk. Throws Error if it cannot be read.
std::string md5OfFile(const std::filesystem::path& file);

} // namespace playground
