// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/config_checks.h"
#include "models/nets/network.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace playground
{

/// Builds the network described by a config.json: `_class_name` selects it, missing fields get its defaults,
/// other keys starting with "_" are ignored. Initialisation draws from LibTorch's default generator: call it
/// inside buildSeeded(). Throws Error naming the class or the invalid field.
std::shared_ptr<Network> makeNetwork(const nlohmann::json& config);

} // namespace playground
