// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <limits>

namespace playground
{

// CLI11 names its limits as numbers of 309 digits, takes -1 for the largest seed and, from version 2.4 on,
// 1_000 for a thousand. These read the text themselves and say in one sentence what the option takes.

/// Only whole numbers, in digits: no 1e3, 1_000 or 0x10.
CLI::Option* takesWholeNumber(CLI::Option* option, std::uint64_t least,
    std::uint64_t most = std::uint64_t(std::numeric_limits<int>::max()));

/// Any number with a point or an exponent; its range is told by whoever knows the recipe.
CLI::Option* takesNumber(CLI::Option* option);

/// CLI11 puts "--seed: " before what a check says; the sentences above have the name as their subject.
std::string usageSentence(const CLI::ParseError& error);

} // namespace playground
