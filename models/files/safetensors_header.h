// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace playground
{

/// The largest header the reference implementation reads or writes, in bytes.
inline constexpr std::uint64_t largestSafetensorsHeader = 100'000'000;

/// One tensor as the header describes it: its bytes are [begin, end) of what follows the header.
struct TensorEntry {
    std::string name;
    std::string dtype; ///< one of the supported ones
    std::vector<std::int64_t> shape; ///< no dimension negative; the product fits into 64 bits
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<TensorEntry> entries; ///< by position in the file; they cover it without hole or overlap
    std::map<std::string, std::string> metadata;
};

/// Parses and checks `text`, the header of `file`, which `bufferSize` bytes follow. Throws Error naming the
/// file and, where it is one tensor's fault, the tensor.
SafetensorsHeader parseSafetensorsHeader(
    const std::string& file, std::string_view text, std::uint64_t bufferSize);

/// Sorts the entries by position and checks each one's dtype, that its bytes are those of its shape, and that
/// together they cover `bufferSize` bytes exactly. parseSafetensorsHeader() ends with it.
void checkSafetensorsLayout(const std::string& file, SafetensorsHeader& header, std::uint64_t bufferSize);

/// A name from a file, fit for one line of a message: no control characters, not endless.
std::string shownName(std::string_view name);

} // namespace playground
