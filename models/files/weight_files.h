// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <filesystem>

namespace playground
{

/// The file that a folder's weights are read from: diffusion_pytorch_model.safetensors; the index of several
/// files (".safetensors.index.json"); a variant (".fp16.safetensors"); or the folder's only .safetensors
/// file. Throws Error saying what the folder holds in their place.
std::filesystem::path weightsFileIn(const std::filesystem::path& folder);

/// Whether a name ends in .safetensors, in letters of either case.
bool isWeightsFile(const std::filesystem::path& file);

/// The tensors of a .safetensors file, or of all files of an index. Throws Error naming the file and the
/// tensor, also for a number that is not finite.
NamedTensors readWeights(const std::filesystem::path& file);

} // namespace playground
