// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"

#include <string>

namespace playground
{

/// A forward pass from file to file.
struct PredictionRequest {
    std::string model; ///< a model directory (config.json and weights), or a diffusers pipeline's folder
    std::string input; ///< .safetensors: see predictFile()
    std::string output; ///< .safetensors, overwritten
    std::string device = defaultDevice();
};

struct PredictionSummary {
    std::string network; ///< class name
    int count = 0; ///< images
};

/// Runs the network once, in eval mode. Input tensors: `sample` [N,C,H,W] float; `timestep` [N] or one for
/// all, int64 or float, if the network is conditioned on it; `class_labels` [N], if the network is
/// conditioned on them. Output tensor: `sample`. An autoencoder takes only `sample` and also returns its
/// posterior's `mean` and `logvar`. Blocking. Throws Error naming the file and the field or tensor; nothing
/// is written then.
PredictionSummary predictFile(const PredictionRequest& request);

} // namespace playground
