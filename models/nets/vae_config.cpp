// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae_config.h"

#include "models/api/text.h"
#include "models/nets/config_checks.h"
#include "models/nets/config_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace playground
{

namespace
{

// Far above any published autoencoder; keeps a mistyped config from exhausting memory.
constexpr std::int64_t maximumWidth = 8192;
constexpr double maximumParameters = 2e9;

void checkWidths(const VaeConfig& c, const ConfigReader& reader)
{
    for (const std::int64_t width : c.blockOutChannels) {
        if (width % c.normNumGroups != 0)
            reader.refuse("norm_num_groups",
                PLAYGROUND_TEXT("models",
                    "%1: field \"%2\" is %3, which does not divide the width %4 of a block. Choose a "
                    "divisor."),
                {std::to_string(c.normNumGroups), std::to_string(width)});
    }
    // Upper bound: counts every resnet as if its input were as wide as the widest block.
    const auto widest
        = static_cast<double>(*std::max_element(c.blockOutChannels.begin(), c.blockOutChannels.end()));
    double parameters = 50 * widest * widest; // the mid blocks of encoder and decoder
    for (const std::int64_t width : c.blockOutChannels)
        parameters += static_cast<double>(width) * static_cast<double>(2 * c.layersPerBlock + 2)
            * (10 * widest + 9 * static_cast<double>(width));
    if (parameters > maximumParameters)
        reader.refuse("block_out_channels",
            PLAYGROUND_TEXT("models",
                "%1: field \"%2\" and the number of layers result in about %3 million parameters; the limit "
                "is 2000 million. Choose smaller widths."),
            {std::to_string(static_cast<std::int64_t>(parameters / 1e6))});
}

void checkBlockTypes(
    ConfigReader& reader, const std::string& key, const std::string& only, std::size_t levels)
{
    const std::vector<std::string> supported(1, only);
    const std::size_t length = reader.choices(key, supported, supported).size();
    if (length != levels)
        reader.refuse(key,
            PLAYGROUND_TEXT("models",
                "%1: field \"%2\" lists %3 levels, but \"block_out_channels\" lists %4. Make them equal."),
            {std::to_string(length), std::to_string(levels)});
}

bool hasLansinuoteNames(const nlohmann::json& config)
{
    const auto name = config.is_object() ? config.find("_class_name") : config.end();
    return name != config.end() && name->is_string() && currentNetworkName(name->get<std::string>()) == "VAE";
}

/// Fields common to both classes; defaults are the values in `c`.
void readSizes(VaeConfig& c, ConfigReader& reader)
{
    c.inChannels = reader.integer("in_channels", c.inChannels, 1, maximumWidth);
    c.blockOutChannels = reader.integers("block_out_channels", c.blockOutChannels, 1, maximumWidth);
    c.layersPerBlock = reader.integer("layers_per_block", c.layersPerBlock, 1, 32);
    c.latentChannels = reader.integer("latent_channels", c.latentChannels, 1, maximumWidth);
    c.normNumGroups = reader.integer("norm_num_groups", c.normNumGroups, 1, maximumWidth);
}

/// Throws Error unless the latent statistics cover every channel and are consistent.
void checkLatents(const VaeConfig& c, const ConfigReader& reader)
{
    const auto channels = static_cast<std::size_t>(c.latentChannels);
    for (const auto& [key, numbers] :
        {std::pair("latents_mean", &c.latentsMean), std::pair("latents_std", &c.latentsStd)}) {
        if (!numbers->empty() && numbers->size() != channels)
            reader.refuse(key,
                PLAYGROUND_TEXT("models",
                    "%1: field \"%2\" has %3 numbers, but a latent has %4 channels. Give one number per "
                    "channel."),
                {std::to_string(numbers->size()), std::to_string(channels)});
    }
    if (c.latentsMean.empty() != c.latentsStd.empty())
        reader.refuse(c.latentsMean.empty() ? "latents_std" : "latents_mean",
            PLAYGROUND_TEXT("models",
                "%1: field \"%2\" has no effect alone: latents_mean and latents_std belong together. Give "
                "both or neither."));
    if (!c.latentsMean.empty() && c.shiftFactor.value_or(0) != 0)
        reader.refuse("shift_factor",
            PLAYGROUND_TEXT(
                "models", "%1: field \"%2\" contradicts \"latents_mean\". Give only one of the two."));
}

void readAutoencoderKL(VaeConfig& c, ConfigReader& reader)
{
    constexpr double largest = std::numeric_limits<float>::max();
    readSizes(c, reader);
    c.outChannels = reader.integer("out_channels", c.outChannels, 1, maximumWidth);
    checkBlockTypes(reader, "down_block_types", "DownEncoderBlock2D", c.levels());
    checkBlockTypes(reader, "up_block_types", "UpDecoderBlock2D", c.levels());
    c.actFn = reader.choice("act_fn", c.actFn, activationNames());
    if (reader.has("sample_size"))
        c.sampleSize = reader.imageSizeOrNull("sample_size", 1, 65536);
    c.useQuantConv = reader.boolean("use_quant_conv", c.useQuantConv);
    c.usePostQuantConv = reader.boolean("use_post_quant_conv", c.usePostQuantConv);
    c.midBlockAddAttention = reader.boolean("mid_block_add_attention", c.midBlockAddAttention);
    c.scalingFactor = reader.real("scaling_factor", c.scalingFactor, -largest, largest);
    c.shiftFactor = reader.realOrNull("shift_factor", c.shiftFactor, -largest, largest);
    c.forceUpcast = reader.boolean("force_upcast", c.forceUpcast);
    c.latentsMean = reader.realsOrNull("latents_mean", -largest, largest);
    c.latentsStd = reader.realsOrNull("latents_std", std::numeric_limits<float>::min(), largest);
    checkLatents(c, reader);
}

nlohmann::json orNull(const std::vector<double>& list)
{
    return list.empty() ? nlohmann::json(nullptr) : nlohmann::json(list);
}

} // namespace

VaeConfig VaeConfig::fromJson(const nlohmann::json& config)
{
    VaeConfig c;
    c.lansinuoteNames = hasLansinuoteNames(config);
    ConfigReader reader(config, c.className());
    if (c.lansinuoteNames) {
        c.blockOutChannels = {128, 256, 512, 512};
        c.layersPerBlock = 2;
        readSizes(c, reader);
        c.outChannels = c.inChannels;
    } else {
        readAutoencoderKL(c, reader);
    }
    reader.refuseOthers();
    checkWidths(c, reader);
    return c;
}

nlohmann::json VaeConfig::toJson() const
{
    nlohmann::json json{{"_class_name", className()}, {"in_channels", inChannels},
        {"block_out_channels", blockOutChannels}, {"layers_per_block", layersPerBlock},
        {"latent_channels", latentChannels}, {"norm_num_groups", normNumGroups}};
    if (lansinuoteNames)
        return json;
    nlohmann::json size = nullptr;
    if (!sampleSize.empty())
        size = sampleSize[0] == sampleSize[1] ? nlohmann::json(sampleSize[0]) : nlohmann::json(sampleSize);
    json.update({{"out_channels", outChannels},
        {"down_block_types", std::vector<std::string>(levels(), "DownEncoderBlock2D")},
        {"up_block_types", std::vector<std::string>(levels(), "UpDecoderBlock2D")}, {"act_fn", actFn},
        {"sample_size", size}, {"scaling_factor", scalingFactor},
        {"shift_factor", shiftFactor ? nlohmann::json(*shiftFactor) : nlohmann::json(nullptr)},
        {"latents_mean", orNull(latentsMean)}, {"latents_std", orNull(latentsStd)},
        {"force_upcast", forceUpcast}, {"use_quant_conv", useQuantConv},
        {"use_post_quant_conv", usePostQuantConv}, {"mid_block_add_attention", midBlockAddAttention}});
    return json;
}

BlockOptions VaeConfig::blockOptions() const
{
    return {.groups = normNumGroups,
        .eps = 1e-6, // fixed in lansinuote's VAE and in diffusers' Encoder and Decoder
        .activation = activationNamed(actFn),
        .layers = layersPerBlock,
        .headDim = std::nullopt, // one head of full width
        .downsamplePadding = 0}; // right and bottom by one, as in lansinuote's Pad
}

} // namespace playground
