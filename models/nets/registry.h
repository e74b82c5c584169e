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

/// The fields of a network's config that follow from the data: channels and image size, under the names that
/// network gives them. Throws Error for an unknown network.
nlohmann::json configForData(const std::string& network, std::int64_t channels, std::int64_t imageSize);

} // namespace playground
