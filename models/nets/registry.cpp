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
    std::vector<std::string> channelFields; ///< of its config; set to the data's channels
    std::vector<std::string> sizeFields; ///< set to the data's image size
};

const std::vector<NetworkEntry>& entries()
{
    static const std::vector<NetworkEntry> all{
        {{"BasicUNet", {PLAYGROUND_TEXT("models", "BasicUNet")},
             {PLAYGROUND_TEXT(
                 "models", "Six 5x5 convolutions on three levels; skips are added; no timestep.")}},
            BasicUNet::fromConfig, {"in_channels", "out_channels"}, {}},
        {{"DliUNet", {PLAYGROUND_TEXT("models", "DLI U-Net")},
             {PLAYGROUND_TEXT("models",
                 "Three levels with batch normalisation; skips are joined; fixed image size; no timestep.")}},
            DliUNet::fromConfig, {"in_channels"}, {"image_size"}},
        {{"UNet2DModel", {PLAYGROUND_TEXT("models", "UNet2DModel")},
             {PLAYGROUND_TEXT(
                 "models", "diffusers' U-Net: resnets and self-attention, conditioned on the timestep.")}},
            UNet2DModel::fromConfig, {"in_channels", "out_channels"}, {"sample_size"}},
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

const NetworkEntry& entryOf(const std::string& wanted)
{
    std::string known;
    for (const NetworkEntry& entry : entries()) {
        if (entry.listed.name == wanted)
            return entry;
        known += (known.empty() ? "" : ", ") + entry.listed.name;
    }
    throw Error(PLAYGROUND_TEXT("models", "Field \"_class_name\": no network is called \"%1\". Known: %2."),
        {wanted, known});
}

} // namespace

std::shared_ptr<Network> makeNetwork(const nlohmann::json& config)
{
    return entryOf(className(config)).make(config);
}

nlohmann::json configForData(const std::string& network, std::int64_t channels, std::int64_t imageSize)
{
    const NetworkEntry& entry = entryOf(network);
    nlohmann::json config = nlohmann::json::object();
    for (const std::string& field : entry.channelFields)
        config[field] = channels;
    for (const std::string& field : entry.sizeFields)
        config[field] = imageSize;
    return config;
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
