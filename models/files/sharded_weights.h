// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <filesystem>

namespace playground
{

/// Reads the tensors of sharded .safetensors files through their index, in the format of transformers and
/// diffusers: {"weight_map": {TENSOR: FILE, ...}}. The files must be in the index's folder, and each tensor
/// only in the file that the index lists. Throws Error naming the file and the problem.
NamedTensors readShardedWeights(const std::filesystem::path& index);

} // namespace playground
