// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string>

namespace playground
{

/// Helpers that build a .safetensors file byte by byte.
inline std::string length(std::uint64_t n)
{
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &n, 8);
    return bytes;
}

inline std::string fileOf(const std::string& header, const std::string& buffer)
{
    return length(header.size()) + header + buffer;
}

inline std::string zeros(std::size_t n)
{
    return std::string(n, '\0');
}

} // namespace playground
