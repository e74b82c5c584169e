// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/vae_config.h"

#include <cstdint>

namespace playground
{

// Size of an autoencoder, computed without building it.

/// Number of parameters: 83,653,863 for lansinuote's widths.
std::int64_t vaeParameters(const VaeConfig& config);

/// float32 bytes that a forward pass over `pictures` images of that size keeps for the backward pass: the
/// inputs of every convolution, normalisation and activation. LibTorch 1.13 measures some 15 % less.
std::int64_t vaeActivationBytes(
    const VaeConfig& config, std::int64_t pictures, std::int64_t height, std::int64_t width);

} // namespace playground
