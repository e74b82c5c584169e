// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

namespace playground
{

/// Strips wrapper prefixes, so that the tensors have the network's own names: "module." (DataParallel,
/// AveragedModel), "_orig_mod." (torch.compile) and the like at any position, and the prefix of all tensors
/// in a checkpoint ("state_dict.", "model.", "unet.", ...). Drops tensors that are not weights: counters of
/// averages, and, from a whole latent diffusion autoencoder checkpoint, everything outside
/// "first_stage_model.", such as the loss and the average.
NamedTensors unwrapped(NamedTensors weights);

} // namespace playground
