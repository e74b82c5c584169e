// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <cstdint>

namespace playground
{

/// Approximate memory in bytes for training this recipe on pictures with that number of channels: weights,
/// gradients, Adam's moments, the last good state, and the activations of a forward pass. Estimated only for
/// autoencoders, whose widths and pictures may be large; 0 for other networks.
std::int64_t trainingMemory(const Recipe& recipe, int channels);

/// Throws Error with both numbers if training needs more than `available` bytes; 0: unknown.
void requireMemory(const Recipe& recipe, int channels, std::int64_t available);

} // namespace playground
