// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"
#include "models/nets/vae_config.h"

#include <string>

namespace playground
{

/// Whether a tensor is called as text 003 calls an autoencoder's: its layers are numbered.
bool isCourseName(const std::string& name);

/// Tensors under diffusers' names, renamed as text 003 names those of an autoencoder of these levels and
/// layers, in the text's order. Those that the text has no name for come last, unchanged.
NamedTensors withCourseNames(NamedTensors weights, const VaeConfig& config);

} // namespace playground
