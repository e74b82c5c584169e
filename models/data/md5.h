// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>

namespace playground
{

/// MD5 in lower-case hex of the parts one after the other. For recognising well-known files, not for safety.
/// Empty if this OpenSSL refuses MD5 (FIPS mode): nothing is recognised then.
std::string md5(std::initializer_list<std::span<const std::uint8_t>> parts);

/// The same of a whole file as it is on disk. Throws Error if it cannot be read.
std::string md5OfFile(const std::filesystem::path& file);

} // namespace playground
