// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace playground
{

/// Builds the network a config.json describes: `_class_name` picks it, missing fields take its defaults,
/// other keys starting with "_" are ignored. Initialisation draws from LibTorch's default generator: call it
/// inside buildSeeded(). Throws Error naming the class or the field that cannot be used.
std::shared_ptr<Network> makeNetwork(const nlohmann::json& config);

/// The configuration in which a recipe uses the network `name`: the course texts' for square images of that
/// size, with as many channels out as in. Throws Error for a name that is not in networks().
nlohmann::json courseConfig(const std::string& name, std::int64_t channels, std::int64_t imageSize);

/// Throws Error if makeNetwork(config) or its predict() would refuse images of this size. Builds nothing and
/// runs nothing of LibTorch: the window's thread may call it.
void checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

} // namespace playground
