// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

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

} // namespace playground
