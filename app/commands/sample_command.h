// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

#include <cstdint>
#include <optional>
#include <string>

namespace playground
{

struct SampleOptions {
    std::string run; ///< a run folder, or
    bool averaged = false; ///< the run's averaged weights
    std::string model; ///< a model directory or a pipeline's folder
    std::string recipe; ///< with `model`: how it was trained
    std::string size; ///< with `model`: of the pictures, N or HEIGHTxWIDTH; empty: as the model says
    std::string sampler; ///< empty: the one that goes with the recipe
    std::optional<int> steps;
    std::optional<double> eta;
    std::optional<bool> useClippedModelOutput; ///< DDIM; without: as the recipe's own sampler has it
    std::string config = "{}"; ///< JSON: fields of the scheduler
    std::string className; ///< a class by name or number, or "all"; empty: none
    double guidance = 1; ///< towards it; 1: as the network is told
    int count = 16;
    std::uint64_t seed = 0;
    std::string out; ///< folder
    bool history = false;
    int threads = 0; ///< 0: all physical cores
    std::string device = defaultDevice();
    bool json = false;
};

/// Samples a saved model without a display: samples.png, with `history` also history.png and
/// history.safetensors. Returns the exit status; throws Error with the one line for stderr.
int runSample(const SampleOptions& options);

} // namespace playground
