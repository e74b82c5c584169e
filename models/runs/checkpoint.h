// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "models/files/safetensors.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// All that a run needs to go on bit for bit.
struct SavedRun {
    Recipe recipe; ///< with the learning rate and epochs as last set
    nlohmann::json networkConfig;
    NamedTensors weights;
    NamedTensors optimizer;
    NamedTensors random; ///< TrainingRandom's
    NamedTensors averages; ///< the weights' moving average; empty without EMA
    std::vector<StepRecord> history; ///< its size is the position; losses.csv is a copy for people
    std::vector<StepRecord> validations; ///< validation.csv likewise
    std::int64_t imageCount = 0; ///< of the data set, to tell when it is another one

    // Written, and never read back: the weights and averages as Network::fileNames() names them.
    NamedTensors model;
    NamedTensors averagedModel;
};

/// Writes recipe.json, losses.csv, model/ and checkpoint/checkpoint.safetensors, in this order and each
/// atomically; also validation.csv (the same columns) where images are held out, and model_ema/ beside model/
/// (as diffusers' training scripts write unet_ema/) where the weights are averaged. The checkpoint is one
/// file (weights, moments, losses and position together), so that a crash between two files cannot pair new
/// weights with old moments. Throws Error naming the file.
void writeRun(const std::string& folder, const SavedRun& run);

/// Reads a run back, from the checkpoint alone. Throws Error naming the file.
SavedRun readRun(const std::string& folder);

} // namespace playground
