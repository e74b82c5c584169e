// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace playground
{

/// A model as diffusers keeps it: a folder with config.json and diffusion_pytorch_model.safetensors.
struct ModelDirectory {
    static constexpr auto configName = "config.json";
    static constexpr auto weightsName = "diffusion_pytorch_model.safetensors";

    nlohmann::json config; ///< an object; "_class_name" names the network
    NamedTensors weights;
    std::filesystem::path weightsFile = {}; ///< that they were read from, for messages
};

/// Checks the folder and its files as files, weights in several files or under a variant's name too
/// (weight_files.h); whether config and weights fit each other is for the network to
/// say. Never reads pickled weights. Throws Error naming the folder or file.
ModelDirectory readModelDirectory(const std::filesystem::path& folder);

/// The version of diffusers whose fields and tensor names ours are.
inline constexpr auto diffusersVersion = "0.40.0.dev0";

/// Whether diffusers has a class of that name.
bool isDiffusersClass(const nlohmann::json& config);

/// JSON as diffusers writes it: keys sorted, indented by 2, ending in a newline. `file` is named in the Error
/// for a text that is not UTF-8.
std::string diffusersJson(const nlohmann::json& json, const std::filesystem::path& file);

/// The folder's config.json alone, checked as a file. Throws Error naming it.
nlohmann::json readModelConfig(const std::filesystem::path& folder);

/// Writes both files, each atomically, the configuration last. Adds "_diffusers_version" where the class is
/// one of diffusers'. Throws Error.
void writeModelDirectory(const std::filesystem::path& folder, const ModelDirectory& model);

} // namespace playground
