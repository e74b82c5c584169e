// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/sampling.h"
#include "models/api/snapshot.h"
#include "models/api/text.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace playground
{

/// A model read from disk, with what a SamplingRun wants of it.
struct SavedModel {
    Recipe recipe;
    /// No pictures, only their channels, height and width, the codec of a model that works in latents, and
    /// the names of the classes that the network is told of.
    std::shared_ptr<const Dataset> pictures;
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<Text> notices; ///< what was left out when the model was read, and why: one sentence each
    /// JSON object: how the scheduler_config.json that was read keeps predictions in range (clip_sample,
    /// thresholding and their numbers); see withLimitsOf().
    std::string limits = "{}";
};

/// A recipe that is made to fit weights.
struct FittedRecipe {
    Recipe recipe;
    std::vector<Text> notices; ///< as SavedModel::notices
};

enum class RunWeights {
    Last, ///< as the last step left them
    Averaged, ///< their moving average, where the recipe keeps one
};

/// The network of a saved run. Throws Error naming the folder or file.
SavedModel loadRunModel(const std::string& runFolder, RunWeights which = RunWeights::Last);

/// Of pictures, in pixels; zeros: not said.
struct PictureSize {
    int height = 0;
    int width = 0;
};

/// Whether a path names what loadModel() and recipeForWeights() read, by its name and what lies there: a
/// model directory, a diffusers pipeline, the config.json or model_index.json of one, or a .safetensors file.
bool namesModel(const std::string& path);

/// A model directory, or a diffusers pipeline's folder, whose network (unet) is then taken. How it was
/// trained comes from `recipe` (name or file) or, if that is empty, from the scheduler_config.json in the
/// directory or in ../scheduler, as diffusers lays out a pipeline. `size` of its pictures; not said: as its
/// config.json, or else the recipe, has it. Throws Error if nothing says how it was trained or how large its
/// pictures are.
SavedModel loadModel(const std::string& modelFolder, const std::string& recipe, const PictureSize& size = {});

/// `options` with those of the model's limits that its sampler has and the options leave open. Throws Error
/// for an unknown sampler or options that are not JSON.
SamplerOptions withLimitsOf(const SavedModel& model, SamplerOptions options);

/// `recipe` made to fit the weights of a model directory, a diffusers pipeline or a .safetensors file:
/// network, image size and what it is told of classes as the config.json beside them has them, noise,
/// prediction type and range as the run they belong to or a scheduler_config.json (where loadModel() would
/// find one) says, and the autoencoder beside them where they work in its latents. A file alone is taken to
/// fit the recipe. Reads no weights. Throws Error naming the folder or file.
FittedRecipe recipeForWeights(const std::string& weights, const Recipe& recipe);

/// SHA-256 of the names and bytes of all weights, in hexadecimal: tells whether two pictures come from the
/// same weights. Throws Error if the snapshot does not come from a trainer or a file.
std::string weightsHash(const Snapshot& snapshot);

/// Writes a sampling history: tensors x and predicted [K,N,C,H,W], amount, timestep, sigma and index
/// (SampleStep::index, int64) [K], and the finished pictures [N,C,H,W], or as they stand. Where those are
/// latents also what was decoded from them: decoded_x, decoded_predicted, and `decoded`, the finished
/// pictures. Blocking. Throws Error; the previous file then stays.
void writeHistory(const std::string& file, const std::vector<SampleStep>& steps, const ImageBatch& pictures,
    const ImageBatch& decoded, const std::map<std::string, std::string>& metadata);

} // namespace playground
