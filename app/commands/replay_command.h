// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/replay.h"

namespace playground
{

/// Steps a diffusers scheduler through given network outputs, from file to file. Returns the exit status;
/// throws Error with a one-line message for stderr.
int runReplay(const ReplayRequest& request);

} // namespace playground
