// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/registry.h"

#include "models/api/error.h"
#include "models/api/registry.h"
#include "models/nets/basic_unet.h"
#include "models/nets/dli_unet.h"
#include "models/nets/unet2d.h"
#include "models/nets/vae.h"

#include <nlohmann/json.hpp>

namespace playground
{

namespace
{

struct NetworkInfo : CatalogueEntry {
    std::shared_ptr<Network> (*make)(const nlohmann::json& config);
    nlohmann::json (*defaultFields)(std::int64_t channels, std::int64_t imageSize); ///< without _class_name
    void (*checkImageSize)(
        const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width);
    nlohmann::json (*complete)(const nlohmann::json& config);
};

template <typename T> std::shared_ptr<Network> fromConfig(const nlohmann::json& config)
{
    return T::fromConfig(config);
}

template <typename T> nlohmann::json complete(const nlohmann::json& config)
{
    return T::fromJson(config).toJson();
}

/// Of a network without optional fields.
nlohmann::json unchanged(const nlohmann::json& config)
{
    return config;
}

/// HF course, unit 1.
nlohmann::json basicUNetFields(std::int64_t channels, std::int64_t)
{
    return {{"in_channels", channels}, {"out_channels", channels}};
}

/// NVIDIA DLI course.
nlohmann::json dliUNetFields(std::int64_t channels, std::int64_t imageSize)
{
    return {{"in_channels", channels}, {"image_size", imageSize}};
}

/// HF course, unit 1, section 3.4.2: 1,707,009 parameters with one channel.
nlohmann::json unet2dFields(std::int64_t channels, std::int64_t imageSize)
{
    return {{"sample_size", imageSize}, {"in_channels", channels}, {"out_channels", channels},
        {"layers_per_block", 2}, {"block_out_channels", {32, 64, 64}},
        {"down_block_types", {"DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"}},
        {"up_block_types", {"AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"}}};
}

/// lansinuote's VAE: 83,653,863 parameters with three channels.
nlohmann::json vaeFields(std::int64_t channels, std::int64_t)
{
    return {{"in_channels", channels}, {"block_out_channels", {128, 256, 512, 512}}, {"layers_per_block", 2}};
}

/// The same with diffusers' fields.
nlohmann::json autoencoderFields(std::int64_t channels, std::int64_t imageSize)
{
    nlohmann::json fields = vaeFields(channels, imageSize);
    fields.update({{"out_channels", channels}, {"sample_size", imageSize},
        {"down_block_types", std::vector<std::string>(4, "DownEncoderBlock2D")},
        {"up_block_types", std::vector<std::string>(4, "UpDecoderBlock2D")}});
    return fields;
}

const Registry<NetworkInfo>& networkRegistry()
{
    static const std::vector<NetworkInfo> all{
        {{"BasicUNet", {PLAYGROUND_TEXT("models", "BasicUNet")},
             {PLAYGROUND_TEXT("models",
                 "Six 5x5 convolutions on three levels; skips are added; no timestep conditioning.")}},
            fromConfig<BasicUNet>, basicUNetFields, BasicUNet::checkImageSize, unchanged},
        {{"DliUNet", {PLAYGROUND_TEXT("models", "DLI U-Net")},
             {PLAYGROUND_TEXT("models",
                 "Three levels with batch normalisation; skips are concatenated; fixed image size; no "
                 "timestep conditioning.")}},
            fromConfig<DliUNet>, dliUNetFields, DliUNet::checkImageSize, unchanged},
        {{"UNet2DModel", {PLAYGROUND_TEXT("models", "UNet2DModel")},
             {PLAYGROUND_TEXT(
                 "models", "diffusers' U-Net: resnets and self-attention, conditioned on the timestep.")}},
            fromConfig<UNet2DModel>, unet2dFields, UNet2DModel::checkImageSize, complete<UNet2DConfig>},
        {{"VAE", {PLAYGROUND_TEXT("models", "VAE")},
             {PLAYGROUND_TEXT("models",
                 "A variational autoencoder: encodes images into a small latent space and decodes them "
                 "(lansinuote's VAE); no noise, no timestep.")}},
            fromConfig<Vae>, vaeFields, Vae::checkImageSize, complete<VaeConfig>},
        {{"AutoencoderKL", {PLAYGROUND_TEXT("models", "AutoencoderKL")},
             {PLAYGROUND_TEXT("models", "The same network with diffusers' names, as in Stable Diffusion.")}},
            fromConfig<Vae>, autoencoderFields, Vae::checkImageSize, complete<VaeConfig>},
    };
    static const Registry<NetworkInfo> registry(
        PLAYGROUND_TEXT("models", "Field \"_class_name\": unknown network \"%1\". Known: %2."), all);
    return registry;
}

std::string className(const nlohmann::json& config)
{
    const auto name = config.is_object() ? config.find("_class_name") : config.end();
    if (name == config.end() || !name->is_string()) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "The network's configuration lacks \"_class_name\", which names the network. Add it."),
            {});
    }
    return currentNetworkName(name->get<std::string>());
}

} // namespace

std::shared_ptr<Network> makeNetwork(const nlohmann::json& config)
{
    return networkRegistry().at(className(config)).make(config);
}

std::string currentNetworkName(const std::string& name)
{
    return name == "CourseVAE" ? "VAE" : name;
}

nlohmann::json defaultConfig(const std::string& name, std::int64_t channels, std::int64_t imageSize)
{
    nlohmann::json config = networkRegistry().at(name).defaultFields(channels, imageSize);
    config["_class_name"] = name;
    return config;
}

nlohmann::json completeConfig(const nlohmann::json& config)
{
    return networkRegistry().at(className(config)).complete(config);
}

void checkImageSize(
    const nlohmann::json& config, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    networkRegistry().at(className(config)).checkImageSize(config, channels, height, width);
}

const std::vector<CatalogueEntry>& networks()
{
    static const std::vector<CatalogueEntry> listed = networkRegistry().entries();
    return listed;
}

} // namespace playground
