// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/predict_file.h"

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

/// Runs one forward pass from file to file. Returns the exit status; throws Error with a one-line message for
/// stderr.
int runPredict(const PredictOptions& options);

/// Exports a run's network for use in other programs and prints what was written. Returns and throws like
/// runPredict().
int runExport(const ExportOptions& options);

} // namespace playground
