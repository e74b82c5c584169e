// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/load_network.h"

#include "models/api/error.h"
#include "models/files/model_directory.h"
#include "models/nets/registry.h"

namespace playground
{

std::shared_ptr<Network> loadNetwork(const std::filesystem::path& path)
{
    ModelDirectory model = readModelDirectory(path);
    const auto build = [&] {
        try {
            // The seed has no effect: all weights are loaded.
            return buildSeeded(0, [&] { return makeNetwork(model.config); });
        } catch (const Error& e) {
            throw e.in((folderOfModel(path) / ModelDirectory::configName).string());
        }
    };
    const std::shared_ptr<Network> network = build();
    network->loadFile(model.weights, model.weightsFile.string());
    network->eval();
    return network;
}

} // namespace playground
