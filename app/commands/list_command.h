// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace playground
{

struct ListOptions {
    std::string what;
    bool json = false;
};

/// The kinds of entries that `list` knows, e.g. "recipes".
const std::vector<std::string>& listable();
std::string listableNames(); ///< the same, separated by commas

/// Prints the catalogue entries of one kind: name and summary in columns, or JSON lines with the title as
/// well.
int runList(const ListOptions& options);

} // namespace playground
