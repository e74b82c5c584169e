// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <limits>

namespace playground
{

// Replacements for CLI11's number checks, which print limits with 309 digits, read -1 as the largest seed
// and, from version 2.4 on, accept 1_000. These parse the text themselves and state in one sentence what the
// option accepts.

/// Accepts whole numbers in plain digits only: no 1e3, 1_000 or 0x10.
CLI::Option* takesWholeNumber(CLI::Option* option, std::uint64_t minimum,
    std::uint64_t maximum = std::uint64_t(std::numeric_limits<int>::max()));

/// Accepts any decimal number, with point or exponent. The caller, who knows the recipe, checks the range.
CLI::Option* takesNumber(CLI::Option* option);

/// Removes the colon from CLI11's "--seed: takes ...", so that the option name becomes the subject of the
/// sentence.
std::string usageSentence(const CLI::ParseError& error);

} // namespace playground
