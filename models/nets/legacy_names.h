// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <string>

namespace playground
{

/// The name diffusers gives today to a tensor of an old checkpoint: attention layers once were called query,
/// key, value and proj_attn. Other names come back unchanged.
std::string currentName(const std::string& name);

/// The same tensors under their current names: call it on a diffusers file before loadWeights().
NamedTensors withCurrentNames(NamedTensors weights);

} // namespace playground
