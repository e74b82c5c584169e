// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <torch/nn/module.h>

#include <string>

namespace playground
{

/// The parameters and buffers under PyTorch's names, in the order of PyTorch's state_dict: a module's own
/// parameters, its own buffers, then its children as they were registered. The tensors share the module's
/// memory (detached, on its device); clone them to keep them.
NamedTensors namedWeights(const torch::nn::Module& module);

/// Copies `weights`, in any order, into the module's parameters and buffers. All is checked before anything
/// is copied: nothing missing, nothing left over, every shape equal; floating-point numbers are converted to
/// the module's dtype, other dtypes must be equal. Throws Error naming `source` (the file) and the tensors.
void loadWeights(torch::nn::Module& module, const NamedTensors& weights, const std::string& source);

/// The same into `targets`: a module's namedWeights(), perhaps renamed as a file names them.
void loadWeights(const NamedTensors& targets, const NamedTensors& weights, const std::string& source);

} // namespace playground
