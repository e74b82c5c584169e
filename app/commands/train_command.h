// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

struct TrainOptions {
    std::string recipe;
    std::vector<std::string> settings; ///< KEY=VALUE
    std::string weights; ///< to begin with; empty: drawn by the seed
    std::optional<std::int64_t> steps; ///< in all, from the start of the run
    std::optional<int> epochs;
    std::optional<std::uint64_t> seed;
    int threads = 0; ///< 0: all physical cores
    std::string device = defaultDevice();
    std::string run;
    bool resume = false;
    bool json = false;
};

/// Trains in a plain loop over the engine that the window uses; Ctrl-C saves and stops. Returns the exit
/// status; throws Error with the one line for stderr.
int runTrain(const TrainOptions& options);

} // namespace playground
