// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the network that a config.json describes; the network's own configuration must build the same again.
#include "models/files/model_directory.h"
#include "models/nets/registry.h"

#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace playground;

namespace
{
/// True if the network can be built in milliseconds. checkImageSize() has already limited the size of large
/// ones.
bool isSmall(const nlohmann::json& json)
{
    constexpr double widest = 64;
    if (json.is_structured())
        return json.size() <= 64 && std::all_of(json.begin(), json.end(), isSmall);
    return !json.is_number() || json.get<double>() <= widest;
}

/// True if the widths are missing; the defaults are those of full-size models.
bool hasDefaultWidths(const nlohmann::json& config)
{
    return config["_class_name"] != "BasicUNet" && config["_class_name"] != "DliUNet"
        && !config.contains("block_out_channels");
}
} // namespace

FUZZ_TARGET(bytes)
{
    fuzz::inFile(ModelDirectory::configName, bytes);
    nlohmann::json config;
    if (!fuzz::accepts([&] { config = readModelConfig(fuzz::folder()); }))
        return;
    fuzz::accepts([&] { checkImageSize(config, 1, 32, 32); });
    if (!isSmall(config) || hasDefaultWidths(config))
        return;
    std::shared_ptr<Network> network;
    const auto build = [&] { network = buildSeeded(0, [&] { return makeNetwork(config); }); };
    if (!fuzz::accepts(build))
        return;
    const nlohmann::json own = network->config();
    const auto again = buildSeeded(0, [&] { return makeNetwork(own); });
    fuzz::require(again->config() == own, "its own configuration builds another network: " + own.dump());
}
