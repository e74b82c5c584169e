// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <cstdint>

namespace playground
{

/// About how many bytes training this recipe takes on pictures of so many channels: weights, gradients,
/// Adam's moments, the last good state, and what a forward pass keeps. Told for autoencoders, whose widths
/// and pictures may be large; 0 for the others.
std::int64_t trainingMemory(const Recipe& recipe, int channels);

/// Throws Error saying both in numbers if training takes more than `available` bytes; 0: unknown.
void requireMemory(const Recipe& recipe, int channels, std::int64_t available);

} // namespace playground
