// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <cstddef>

namespace playground
{

/// The tensors of an autoencoder under diffusers' names, where they have those of latent diffusion
/// (CompVis/latent-diffusion, ldm/modules/diffusionmodules/model.py, as most files of Stable Diffusion's
/// autoencoders: encoder.down.0.block.0...). `levels`: of the network, since the decoder counts them the
/// other way round. The attention's 1x1 convolutions [C,C,1,1] become the matrices [C,C] that they are, under
/// any names.
NamedTensors withDiffusersNames(NamedTensors weights, std::size_t levels);

} // namespace playground
