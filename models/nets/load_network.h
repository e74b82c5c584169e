// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <filesystem>
#include <memory>

namespace playground
{

/// The network of a model directory with its weights, on the CPU, in eval mode. Weights of old diffusers
/// files are taken under their current names. Throws Error naming the file and the field or tensors that do
/// not fit.
std::shared_ptr<Network> loadNetwork(const std::filesystem::path& folder);

} // namespace playground
