// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"
#include "models/nets/vae_config.h"

#include <string>

namespace playground
{

/// Returns true for lansinuote's tensor names of an autoencoder, which number the layers.
bool isCourseName(const std::string& name);

/// Renames tensors from diffusers' names to lansinuote's, for an autoencoder with these levels and layers,
/// and puts them in lansinuote's order. Tensors without such a name come last, unchanged.
NamedTensors withLansinuoteNames(NamedTensors weights, const VaeConfig& config);

} // namespace playground
