// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace playground
{

/// Maximum header size of the reference implementation, in bytes.
inline constexpr std::uint64_t largestSafetensorsHeader = 100'000'000;

/// A tensor entry of the header; its bytes are [begin, end) of the data after the header.
struct TensorEntry {
    std::string name;
    std::string dtype; ///< one of the supported ones
    std::vector<std::int64_t> shape; ///< no negative dimension; the product fits into 64 bits
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<TensorEntry> entries; ///< in file order; they cover the data without gaps or overlaps
    std::map<std::string, std::string> metadata;
};

/// Parses and checks `text`, the header of `file`, which is followed by `bufferSize` bytes. Throws Error
/// naming the file and, if it concerns one tensor, the tensor.
SafetensorsHeader parseSafetensorsHeader(
    const std::string& file, std::string_view text, std::uint64_t bufferSize);

/// Sorts the entries by position and checks that each dtype is supported, that each size matches its shape,
/// and that the entries cover `bufferSize` bytes exactly. Called at the end of parseSafetensorsHeader().
void checkSafetensorsLayout(const std::string& file, SafetensorsHeader& header, std::uint64_t bufferSize);

/// A name from a file, made safe for a one-line message: no control characters, limited length.
std::string shownName(std::string_view name);

} // namespace playground
