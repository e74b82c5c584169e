// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace playground
{

/// A model in diffusers' layout: a folder with config.json and diffusion_pytorch_model.safetensors.
struct ModelDirectory {
    static constexpr auto configName = "config.json";
    static constexpr auto weightsName = "diffusion_pytorch_model.safetensors";

    nlohmann::json config; ///< JSON object; "_class_name" names the network
    NamedTensors weights;
    std::filesystem::path weightsFile = {}; ///< source of the weights, for messages
};

/// The folder of a model named by a path: the folder itself, or the one that contains a weights file.
std::filesystem::path folderOfModel(const std::filesystem::path& path);

/// Reads and checks a model's folder and its files, including sharded weights and variants (weight_files.h).
/// `path` may be one weights file: then these weights are read. Whether config and weights match is checked
/// by the network. Never reads pickled weights. Throws Error naming the folder or file.
ModelDirectory readModelDirectory(const std::filesystem::path& path);

/// Version of diffusers that our field and tensor names follow.
inline constexpr auto diffusersVersion = "0.40.0.dev0";

/// Returns true if diffusers has a class of that name.
bool isDiffusersClass(const nlohmann::json& config);

/// JSON in diffusers' format: sorted keys, indented by 2, ending in a newline. `file` is named in the Error
/// for text that is not UTF-8.
std::string diffusersJson(const nlohmann::json& json, const std::filesystem::path& file);

/// Reads only the folder's config.json. Throws Error naming it.
nlohmann::json readModelConfig(const std::filesystem::path& folder);

/// Writes both files, each atomically, config.json last. Adds "_diffusers_version" for diffusers' classes.
/// Throws Error.
void writeModelDirectory(const std::filesystem::path& folder, const ModelDirectory& model);

} // namespace playground
