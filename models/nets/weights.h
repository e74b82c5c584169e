// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <torch/nn/module.h>

#include <string>

namespace playground
{

/// Parameters and buffers under PyTorch's names, in the order of PyTorch's state_dict: a module's own
/// parameters, its own buffers, then its children in registration order. The tensors share the module's
/// memory (detached, on its device); clone them to keep them.
NamedTensors namedWeights(const torch::nn::Module& module);

/// Copies `weights`, in any order, into the module's parameters and buffers. Everything is checked before the
/// first copy: no tensor missing or left over, every shape equal. Floating-point tensors are converted to the
/// module's dtype; other dtypes must be equal. Throws Error naming `source` (the file) and the tensors.
void loadWeights(torch::nn::Module& module, const NamedTensors& weights, const std::string& source);

/// The same into `targets`: a module's namedWeights(), possibly renamed to a file's names.
void loadWeights(const NamedTensors& targets, const NamedTensors& weights, const std::string& source);

} // namespace playground
