// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/registry.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/nets/basic_unet.h"
#include "models/nets/dli_unet.h"
#include "models/nets/unet2d.h"

#include <nlohmann/json.hpp>

namespace playground
{

namespace
{

struct NetworkEntry {
    CatalogueEntry listed;
    std::function<std::shared_ptr<Network>(const nlohmann::json&)> make;
};

const std::vector<NetworkEntry>& entries()
{
    static const std::vector<NetworkEntry> all{
        {{"BasicUNet", {PLAYGROUND_TEXT("models", "BasicUNet")},
             {PLAYGROUND_TEXT(
                 "models", "Six 5x5 convolutions on three levels; skips are added; no timestep.")}},
            BasicUNet::fromConfig},
        {{"DliUNet", {PLAYGROUND_TEXT("models", "DLI U-Net")},
             {PLAYGROUND_TEXT("models",
                 "Three levels with batch normalisation; skips are joined; fixed image size; no timestep.")}},
            DliUNet::fromConfig},
        {{"UNet2DModel", {PLAYGROUND_TEXT("models", "UNet2DModel")},
             {PLAYGROUND_TEXT(
                 "models", "diffusers' U-Net: resnets and self-attention, conditioned on the timestep.")}},
            UNet2DModel::fromConfig},
    };
    return all;
}

std::string className(const nlohmann::json& config)
{
    const auto name = config.is_object() ? config.find("_class_name") : config.end();
    if (name == config.end() || !name->is_string()) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "The network's configuration lacks \"_class_name\", which says what network it is. Add "
                "it."),
            {});
    }
    return name->get<std::string>();
}

} // namespace

std::shared_ptr<Network> makeNetwork(const nlohmann::json& config)
{
    const std::string wanted = className(config);
    std::string known;
    for (const NetworkEntry& entry : entries()) {
        if (entry.listed.name == wanted)
            return entry.make(config);
        known += (known.empty() ? "" : ", ") + entry.listed.name;
    }
    throw Error(PLAYGROUND_TEXT("models", "Field \"_class_name\": no network is called \"%1\". Known: %2."),
        {wanted, known});
}

const std::vector<CatalogueEntry>& networks()
{
    static const std::vector<CatalogueEntry> listed = [] {
        std::vector<CatalogueEntry> result;
        for (const NetworkEntry& entry : entries())
            result.push_back(entry.listed);
        return result;
    }();
    return listed;
}

} // namespace playground
