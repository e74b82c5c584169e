// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

/// Shared code of the fuzz targets. A target may crash by itself, through a sanitizer report, or in
/// require(); libFuzzer then stores the input.
namespace playground::fuzz
{

using Bytes = std::span<const std::uint8_t>;

std::string_view text(Bytes bytes);

/// Prints `what` and aborts unless `good`.
void require(bool good, const std::string& what);

/// Aborts unless `message` is a valid Error message: one line that fits on a screen, without control
/// characters.
void requireOneLine(const std::string& message);

/// Returns true if `read` accepts its input. It may throw an Error with a one-line message; any other
/// exception is a bug.
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

/// A folder for this process in $TMPDIR, for parsers that take a path.
const std::filesystem::path& folder();

/// Writes `bytes` to the file `name` in folder() and returns its path.
std::filesystem::path inFile(const std::string& name, Bytes bytes);

} // namespace playground::fuzz

/// libFuzzer's entry point: FUZZ_TARGET(bytes) { ... }
#define FUZZ_TARGET(bytes)                                                                                   \
    static void readOutsideBytes(playground::fuzz::Bytes);                                                   \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);                       \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)                        \
    {                                                                                                        \
        readOutsideBytes({data, size});                                                                      \
        return 0;                                                                                            \
    }                                                                                                        \
    static void readOutsideBytes(playground::fuzz::Bytes bytes)
