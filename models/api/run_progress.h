// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/run_state.h"

#include <cstdint>

namespace playground
{

/// How far a training run has come.
struct RunProgress {
    RunState state = RunState::Idle;
    std::int64_t step = 0; ///< optimiser steps done
    std::int64_t totalSteps = 0; ///< of all epochs
    std::int64_t stepsPerEpoch = 0;
    int epochs = 0;
    int batchSize = 0;
    double imagesPerSecond = 0; ///< averaged over about a second; 0: unknown, or not running
    bool loading = false; ///< a data set is being read
};

} // namespace playground
