// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Parses the arguments and runs the command, or opens the window if there is none; only the window needs a
/// display. Returns the exit status: 0 success, 1 failure (one line on stderr), 2 usage error.
int runCommandLine(int argc, char** argv);

} // namespace playground
