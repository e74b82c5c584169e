// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

#include <optional>
#include <string>

namespace playground
{

/// Start-up options of the window.
struct WindowOptions {
    std::string recipe; ///< name or file; empty: the first recipe of the catalogue
    std::string run; ///< run folder to open; empty: none
    int threads = 0; ///< 0: all physical cores
    std::string device = defaultDevice();
};

/// The exit status of the command that ran, or, if there was none, the options of the window to open.
struct CommandLineResult {
    int exitStatus = 0;
    std::optional<WindowOptions> window;
};

/// Parses the arguments and runs the command, if any; needs no display. Exit status: 0 success, 1 failure
/// (one line on stderr), 2 usage error.
CommandLineResult runCommandLine(int argc, char** argv);

} // namespace playground
