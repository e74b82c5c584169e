// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

namespace playground
{

/// diffusers' `act_fn`.
enum class Activation { SiLU, Mish, GELU, ReLU };

torch::Tensor activate(Activation activation, const torch::Tensor& x);

/// Names accepted in a config.json: "silu" and its alias "swish", "mish", "gelu", "relu".
const std::vector<std::string>& activationNames();

/// `name` must be one of activationNames().
Activation activationNamed(const std::string& name);

} // namespace playground
