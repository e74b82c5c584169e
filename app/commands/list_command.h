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

/// What `list` can list, e.g. "recipes".
const std::vector<std::string>& listable();
std::string listableNames(); ///< the same in one line

/// Prints the catalogue's entries of one kind: name, title and summary in columns, or JSON lines.
int runList(const ListOptions& options);

} // namespace playground
