// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <string>

namespace playground
{

/// The tensors with floating-point numbers rounded to half precision; others unchanged. Throws Error naming
/// `source` and the tensor if a number exceeds its range (65504).
NamedTensors inHalfPrecision(const NamedTensors& tensors, const std::string& source);

} // namespace playground
