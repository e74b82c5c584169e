// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace playground
{

/// Whether a visible top-level window of $DISPLAY whose title contains `title` shows a painted picture: more
/// colours than a window that is mapped and still empty. Apart from window_start.cpp for Xlib's macros' sake.
/// Throws std::runtime_error without a display.
bool isPainted(const std::string& title);

} // namespace playground
