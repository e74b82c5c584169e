// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

/// What the fuzz targets share. A target may crash in three ways: by itself, by a sanitizer's report, or by
/// require(): libFuzzer then keeps the input.
namespace playground::fuzz
{

using Bytes = std::span<const std::uint8_t>;

std::string_view text(Bytes bytes);

/// Aborts, saying `what`, unless `good`.
void require(bool good, const std::string& what);

/// Aborts unless `message` is what an Error may say: one line that fits on a screen, without control
/// characters.
void requireOneLine(const std::string& message);

/// Whether `read` accepts its input. It may refuse by an Error of one line; any other exception is a finding.
template <typename Read> bool accepts(Read&& read)
{
    try {
        read();
        return true;
    } catch (const Error& error) {
        requireOneLine(error.what());
        return false;
    }
}

/// A folder of this process in $TMPDIR, for readers that take a path.
const std::filesystem::path& folder();

/// Writes `bytes` as the file of that name in folder(), and returns its path.
std::filesystem::path inFile(const std::string& name, Bytes bytes);

} // namespace playground::fuzz

/// libFuzzer's entry: FUZZ_TARGET(bytes) { ... }
#define FUZZ_TARGET(bytes)                                                                                   \
    static void readOutsideBytes(playground::fuzz::Bytes);                                                   \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);                       \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)                        \
    {                                                                                                        \
        readOutsideBytes({data, size});                                                                      \
        return 0;                                                                                            \
    }                                                                                                        \
    static void readOutsideBytes(playground::fuzz::Bytes bytes)
