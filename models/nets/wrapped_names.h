// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

namespace playground
{

/// The tensors of a network that was saved with what was wrapped round it, under the network's own names:
/// without "module." (DataParallel, AveragedModel), "_orig_mod." (torch.compile) and their like wherever they
/// stand; without what holds all of a checkpoint's tensors ("state_dict.", "model.", "unet.", ...); without
/// what is no weight: an average's counters, and the loss and the average beside an autoencoder of latent
/// diffusion, of whose whole checkpoint "first_stage_model." alone is taken.
NamedTensors unwrapped(NamedTensors weights);

} // namespace playground
