// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

namespace playground
{

/// Strips wrapper prefixes, so that the tensors have the network's own names: "module." (DataParallel,
/// AveragedModel), "_orig_mod." (torch.compile) and the like at any position, and the prefix of all tensors
/// in a checkpoint ("state_dict.", "model.", "unet.", ...). Drops tensors that are not weights: counters of
/// averages; everything outside "first_stage_model." of a whole latent diffusion checkpoint, such as the loss
/// and the average; and, of ema-pytorch's two networks, the one called "online_model.".
NamedTensors unwrapped(NamedTensors weights);

} // namespace playground
