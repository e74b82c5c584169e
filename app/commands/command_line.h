// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

#include <optional>
#include <string>

namespace playground
{

/// What the window is started with.
struct WindowOptions {
    std::string recipe; ///< name or file; empty: the first of the catalogue
    std::string run; ///< run folder to open; empty: none
    int threads = 0; ///< 0: all physical cores
    std::string device = defaultDevice();
};

/// What the arguments asked for: an exit status of a command that has run, or the window.
struct CommandLineResult {
    int exitStatus = 0;
    std::optional<WindowOptions> window;
};

/// Parses the arguments and runs the command they name, if any; needs no display. Exit status: 0 done,
/// 1 failed (one line on stderr), 2 wrong usage.
CommandLineResult runCommandLine(int argc, char** argv);

} // namespace playground
