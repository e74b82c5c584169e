// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

#include <cstdint>
#include <optional>
#include <string>

namespace playground
{

struct SampleOptions {
    std::string run; ///< run folder or name of a trained network; either this or `model`
    bool averaged = false; ///< use the run's averaged weights
    std::string model; ///< model directory or pipeline folder
    std::string recipe; ///< with `model`: the recipe it was trained with
    std::string size; ///< with `model`: picture size, N or HEIGHTxWIDTH; empty: from the model
    std::string sampler; ///< empty: the recipe's default
    std::optional<int> steps;
    std::optional<double> eta;
    std::optional<bool> useClippedModelOutput; ///< DDIM only; nullopt: the recipe's default
    std::string config = "{}"; ///< scheduler fields, as JSON
    std::string className; ///< class name, class number or "all"; empty: unconditional
    double guidance = 1; ///< guidance scale; 1: no guidance
    int count = 16;
    std::uint64_t seed = 0;
    std::string out; ///< output folder
    bool history = false;
    int threads = 0; ///< 0: all physical cores
    std::string device = defaultDevice();
    bool json = false;
};

/// Samples a saved model without a display. Writes samples.png and, with `history`, history.png and
/// history.safetensors. Returns the exit status; throws Error with a one-line message for stderr.
int runSample(const SampleOptions& options);

} // namespace playground
