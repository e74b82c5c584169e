// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/step_record.h"
#include "models/files/model_directory.h"
#include "models/files/safetensors.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// Everything needed to continue a run bit for bit.
struct SavedRun {
    Recipe recipe; ///< with the current learning rate and epochs
    nlohmann::json networkConfig;
    NamedTensors weights;
    NamedTensors optimizer;
    NamedTensors random; ///< TrainingRandom's
    NamedTensors averages; ///< the weights' moving average; empty without EMA
    std::vector<StepRecord> history; ///< its size is the position; losses.csv is a readable copy
    std::vector<StepRecord> validations; ///< validation.csv likewise
    std::int64_t imageCount = 0; ///< of the data set, to detect a different one

    // Write-only: the weights and averages under the names of Network::fileNames().
    NamedTensors model;
    NamedTensors averagedModel;

    /// Read-only: the run was written by writeCompactCheckpoint(). `weights` have the names of a weight file
    /// and are also the averages; there is no optimiser or random state.
    bool compact = false;
};

/// Writes recipe.json, losses.csv, model/ and checkpoint/checkpoint.safetensors, in this order and each
/// atomically; also validation.csv (same columns) if images are held out, and model_ema/ next to model/ (like
/// unet_ema/ of diffusers' training scripts) if the weights are averaged. The checkpoint is one file
/// (weights, moments, losses and position), so that a crash between two files cannot pair new weights with
/// old moments. Throws Error naming the file.
void writeRun(const std::string& folder, const SavedRun& run);

/// Writes a run without optimiser and random state: recipe.json, losses.csv, `model` in model/, and a
/// checkpoint that refers to them. Throws Error naming the file.
void writeCompactCheckpoint(const std::string& folder, const SavedRun& run, const ModelDirectory& model);

/// Reads a run from the checkpoint, or from all its files if it is compact. Throws Error naming the file.
SavedRun readRun(const std::string& folder);

} // namespace playground
