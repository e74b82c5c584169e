// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/sampler_options.h"
#include "models/api/saved_model.h"
#include "models/api/snapshot.h"
#include "models/api/text.h"

#include <memory>
#include <string>
#include <vector>

namespace playground
{

/// A model read from disk, with everything a SamplingRun needs.
struct SavedModel {
    Recipe recipe;
    /// Contains no pictures: only their channels, height and width, the codec of a latent model, and the
    /// class names of a class-conditional network.
    std::shared_ptr<const Dataset> pictures;
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<Text> notices; ///< what was ignored when the model was read, and why: one sentence each
    /// JSON object: the fields of the model's scheduler_config.json that limit predictions (clip_sample,
    /// thresholding and their values); see withLimitsOf().
    std::string limits = "{}";
};

/// A recipe adapted to weights.
struct FittedRecipe {
    Recipe recipe;
    std::vector<Text> notices; ///< like SavedModel::notices
};

enum class RunWeights {
    Last, ///< after the last step
    Averaged, ///< their moving average, if the recipe keeps one
};

/// The network of a saved run. Throws Error naming the folder or file.
SavedModel loadRunModel(const std::string& runFolder, RunWeights which = RunWeights::Last);

/// Size of pictures in pixels; zeros: unspecified.
struct PictureSize {
    int height = 0;
    int width = 0;
};

/// Returns true if loadModel() and recipeForWeights() can read the path, judged by its name and contents: a
/// model directory, a diffusers pipeline, the config.json or model_index.json of one, or a .safetensors file.
bool namesModel(const std::string& path);

/// Loads a model directory, or the network (unet) of a diffusers pipeline folder. The training setup comes
/// from `recipe` (name or file) or, if that is empty, from the scheduler_config.json in the directory or in
/// ../scheduler, the layout of a diffusers pipeline. `size`: picture size; unspecified: from config.json,
/// else from the recipe. Throws Error if neither says how it was trained or how large its pictures are.
SavedModel loadModel(const std::string& modelFolder, const std::string& recipe, const PictureSize& size = {});

/// `options` plus those of the model's limits that its sampler supports and the options do not set. Throws
/// Error for an unknown sampler or options that are not JSON.
SamplerOptions withLimitsOf(const SavedModel& model, SamplerOptions options);

/// Adapts `recipe` to the weights of a model directory, a diffusers pipeline or a .safetensors file. Network,
/// image size and class conditioning come from the config.json next to the weights; noise, prediction type
/// and range from their run or a scheduler_config.json (where loadModel() would find one); for latent models,
/// the autoencoder next to them. A file without config.json is assumed to fit the recipe. Reads no weights.
/// Throws Error naming the folder or file.
FittedRecipe recipeForWeights(const std::string& weights, const Recipe& recipe);

} // namespace playground
