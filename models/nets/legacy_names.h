// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <string>

namespace playground
{

/// diffusers' current name for a tensor of an old checkpoint, in which attention layers are called query,
/// key, value and proj_attn. Other names are returned unchanged.
std::string currentName(const std::string& name);

/// The same tensors under their current names: call it on a diffusers file before loadWeights().
NamedTensors withCurrentNames(NamedTensors weights);

} // namespace playground
