// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <cstddef>

namespace playground
{

/// Renames an autoencoder's tensors from latent diffusion's names (CompVis/latent-diffusion,
/// ldm/modules/diffusionmodules/model.py, used in most files of Stable Diffusion's autoencoders:
/// encoder.down.0.block.0...) to diffusers' names. `levels`: of the network, needed because the decoder
/// numbers them in reverse, unless the only level that does not upsample is the last. The attention's 1x1
/// convolution weights [C,C,1,1] become matrices [C,C], under any names.
NamedTensors withDiffusersNames(NamedTensors weights, std::size_t levels);

} // namespace playground
