// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <filesystem>
#include <memory>

namespace playground
{

/// Loads the network of a model directory with its weights, on the CPU, in eval mode. Accepts the tensor
/// names of old diffusers files. Throws Error naming the file and the field or tensors that do not match.
std::shared_ptr<Network> loadNetwork(const std::filesystem::path& path);

} // namespace playground
