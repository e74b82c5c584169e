// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace playground
{

/// A model as diffusers keeps it: a folder with config.json and diffusion_pytorch_model.safetensors.
struct ModelDirectory {
    nlohmann::json config; ///< an object; "_class_name" names the network
    NamedTensors weights;
};

/// Checks the folder and both files as files; whether config and weights fit each other is for the network to
/// say. Never reads pickled weights. Throws Error naming the folder or file.
ModelDirectory readModelDirectory(const std::filesystem::path& folder);

/// Writes both files, each atomically, the configuration last. Adds "_diffusers_version" where the class is
/// one of diffusers'. Throws Error.
void writeModelDirectory(const std::filesystem::path& folder, const ModelDirectory& model);

} // namespace playground
