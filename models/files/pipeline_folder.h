// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace playground
{

/// In a diffusers pipeline's folder: which parts it has.
inline constexpr auto pipelineIndexName = "model_index.json";

/// The model directory that `path` means: itself; the folder of a config.json; or, of a diffusers pipeline
/// (its folder or its model_index.json), the folder of its network "unet", or of its autoencoder where it has
/// nothing else. A path of another kind comes back as it is. Throws Error for a pipeline without either.
std::filesystem::path modelFolderOf(const std::filesystem::path& path);

/// The autoencoder in a pipeline's folder or a latent run's; empty: there is none.
std::filesystem::path autoencoderIn(const std::filesystem::path& folder);

} // namespace playground
