// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace playground
{

/// A file name that is safe in a message, a JSON file and a command line: control characters and bytes that
/// are not UTF-8 (names from a system with another encoding) are written as %E9 and the like.
std::string shownFileName(std::string_view bytes);

} // namespace playground
