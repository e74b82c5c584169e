// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/window_options.h"

namespace playground
{

/// Opens the window and runs until it is closed. Without a display: one line on stderr, exit status 1.
int runWindow(int& argc, char** argv, const WindowOptions& options);

} // namespace playground
