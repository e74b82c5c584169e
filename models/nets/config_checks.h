// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace playground
{

// What does not build the network. Nothing here runs LibTorch, so the GUI thread may call it.

/// The default configuration of network `name` for recipes: the courses' configuration for square images of
/// that size, with equal input and output channels. Throws Error for a name that is not in networks().
nlohmann::json defaultConfig(const std::string& name, std::int64_t channels, std::int64_t imageSize);

/// `config` with every missing field at its default. Throws Error like makeNetwork().
nlohmann::json completeConfig(const nlohmann::json& config);

/// The current name of a network that older files may call by a former name; other names are unchanged.
std::string currentNetworkName(const std::string& name);

/// Throws Error if makeNetwork(config) or its predict() would reject images of this size.
void checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

} // namespace playground
