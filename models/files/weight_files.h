// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <filesystem>

namespace playground
{

/// Selects the weight file of a folder: diffusion_pytorch_model.safetensors; the index of a sharded model
/// (".safetensors.index.json"); a variant (".fp16.safetensors"); or the folder's only .safetensors file.
/// Throws Error describing what the folder contains instead.
std::filesystem::path weightsFileIn(const std::filesystem::path& folder);

/// Returns true if a name ends in .safetensors, ignoring case.
bool isWeightsFile(const std::filesystem::path& file);

/// The tensors of a .safetensors file, or of all files of an index. Throws Error naming the file and the
/// tensor, also if a value is not finite.
NamedTensors readWeights(const std::filesystem::path& file);

} // namespace playground
