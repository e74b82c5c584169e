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
    std::string weights; ///< initial weights; empty: random, from the seed
    std::optional<std::int64_t> steps; ///< total, counted from the start of the run
    std::optional<int> epochs;
    std::optional<std::uint64_t> seed;
    int threads = 0; ///< 0: all physical cores
    std::string device = defaultDevice();
    std::string run;
    bool resume = false;
    int snapshots = 0; ///< number of earlier steps whose weights are kept
    bool json = false;
};

/// Trains in a plain loop, with the same engine as the window; Ctrl-C saves and stops. Returns the exit
/// status; throws Error with a one-line message for stderr.
int runTrain(const TrainOptions& options);

} // namespace playground
