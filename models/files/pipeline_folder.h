// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace playground
{

/// The file in a diffusers pipeline's folder that lists its parts.
inline constexpr auto pipelineIndexName = "model_index.json";

/// Resolves `path` to a model directory: the path itself; the folder of a config.json; or, for a diffusers
/// pipeline (its folder or its model_index.json), the folder of its network "unet", else of its autoencoder.
/// Other paths are returned unchanged. Throws Error for a pipeline that has neither.
std::filesystem::path modelFolderOf(const std::filesystem::path& path);

/// The autoencoder in the folder of a pipeline or a latent run; empty: none.
std::filesystem::path autoencoderIn(const std::filesystem::path& folder);

} // namespace playground
