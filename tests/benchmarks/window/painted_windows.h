// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace playground
{

/// True if a visible top-level window of $DISPLAY whose title contains `title` has been painted, i.e. has
/// more colours than a mapped but empty window. Separate from window_start.cpp because of Xlib's macros.
/// Throws std::runtime_error without a display.
bool isPainted(const std::string& title);

} // namespace playground
