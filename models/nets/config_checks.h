// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace playground
{

// What can be said of a network without building it. Nothing here runs anything of LibTorch: the window's
// thread may call it.

/// The configuration in which a recipe uses the network `name`: the course texts' for square images of that
/// size, with as many channels out as in. Throws Error for a name that is not in networks().
nlohmann::json courseConfig(const std::string& name, std::int64_t channels, std::int64_t imageSize);

/// Throws Error if makeNetwork(config) or its predict() would refuse images of this size.
void checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);

} // namespace playground
