// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/text.h"

#include <string>

namespace playground
{

/// One forward pass over files.
struct PredictionRequest {
    std::string model; ///< a model directory (config.json and weights), or a diffusers pipeline's folder
    std::string input; ///< .safetensors: see predictFile()
    std::string output; ///< .safetensors, written anew
    std::string device = defaultDevice();
};

struct PredictionSummary {
    std::string network; ///< its class
    int count = 0; ///< images
};

/// Runs the network once, in eval mode. Input tensors: `sample` [N,C,H,W] float; `timestep` [N] or one for
/// all, int64 or float, where the network is conditioned on it; `class_labels` [N], where the network is
/// conditioned on them. Output tensor: `sample`; an autoencoder takes `sample` alone and also gives its
/// posterior's `mean` and `logvar`. Blocking. Throws Error naming the file and the field or tensor; then
/// nothing is written.
PredictionSummary predictFile(const PredictionRequest& request);

enum class ExportFormat {
    Safetensors, ///< a model directory
    Diffusers ///< a pipeline folder that DDPMPipeline.from_pretrained() reads, where diffusers has one
};

/// Writes the network of a saved run to `folder`, which must not exist yet or be empty. Where diffusers knows
/// no network or no noise process of the run's kind, or no pipeline that tells it classes,
/// ExportFormat::Diffusers too gives a model directory.
/// Returns what was written, for people. Blocking. Throws Error; then nothing is left of `folder`.
Text exportRun(const std::string& run, ExportFormat format, const std::string& folder);

} // namespace playground
