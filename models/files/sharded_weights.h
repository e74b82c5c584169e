// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <filesystem>

namespace playground
{

/// The tensors of an index of several .safetensors files, as transformers and diffusers write one:
/// {"weight_map": {TENSOR: FILE, ...}}. Files lie beside the index, each tensor in the one that the index
/// says and in no other. Throws Error naming the file and what is wrong.
NamedTensors readShardedWeights(const std::filesystem::path& index);

} // namespace playground
