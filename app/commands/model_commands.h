// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/model_io.h"

#include <string>

namespace playground
{

struct PredictOptions {
    PredictionRequest files;
    int threads = 0; ///< 0: all physical cores
};

struct ExportOptions {
    std::string run;
    std::string format = "diffusers"; ///< or "safetensors"
    std::string folder;
};

/// One forward pass from file to file. Returns the exit status; throws Error with the one line for stderr.
int runPredict(const PredictOptions& options);

/// A saved run's network for other programs; says what was written. The same contract.
int runExport(const ExportOptions& options);

} // namespace playground
