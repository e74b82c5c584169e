// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/unet2d_config.h"

#include "models/api/text.h"
#include "models/nets/config_reader.h"

#include <algorithm>
#include <string_view>

namespace playground
{

namespace
{

// Far above any published UNet2DModel; keeps a mistyped config from exhausting memory.
constexpr std::int64_t maximumWidth = 8192;
constexpr double maximumParameters = 2e9;

void checkLevels(const UNet2DConfig& c, const ConfigReader& reader)
{
    const auto checkLength = [&](const std::string& key, std::size_t length) {
        if (length != c.levels()) {
            reader.refuse(key,
                PLAYGROUND_TEXT("models",
                    "%1: field \"%2\" lists %3 levels, but \"block_out_channels\" lists %4. Make them "
                    "equal."),
                {std::to_string(length), std::to_string(c.levels())});
        }
    };
    checkLength("down_block_types", c.downBlockTypes.size());
    checkLength("up_block_types", c.upBlockTypes.size());
    for (const std::int64_t size : c.sampleSize) {
        if (size % c.sizeDivisor() != 0) {
            reader.refuse("sample_size",
                PLAYGROUND_TEXT("models",
                    "%1: field \"%2\" is %3, which cannot be halved at every level. Choose a multiple of "
                    "%4."),
                {std::to_string(size), std::to_string(c.sizeDivisor())});
        }
    }
}

void checkDivides(
    const ConfigReader& reader, const std::string& key, std::int64_t divisor, std::int64_t width)
{
    if (width % divisor != 0) {
        reader.refuse(key,
            PLAYGROUND_TEXT("models",
                "%1: field \"%2\" is %3, which does not divide the width %4 of a block. Choose a divisor."),
            {std::to_string(divisor), std::to_string(width)});
    }
}

void checkWidths(const UNet2DConfig& c, const ConfigReader& reader)
{
    const bool midAttention = c.midBlockType && c.addAttention;
    for (std::size_t level = 0; level < c.levels(); ++level) {
        const std::int64_t width = c.blockOutChannels[level];
        checkDivides(reader, "norm_num_groups", c.normNumGroups, width);
        const bool deepest = level + 1 == c.levels();
        const bool attention = c.downHasAttention(level) || c.upHasAttention(c.levels() - 1 - level)
            || (deepest && midAttention);
        if (attention && c.attentionHeadDim)
            checkDivides(reader, "attention_head_dim", *c.attentionHeadDim, width);
    }
    if (midAttention && c.attnNormNumGroups)
        checkDivides(reader, "attn_norm_num_groups", *c.attnNormNumGroups, c.blockOutChannels.back());
    if (c.timeEmbeddingType == "positional" && c.blockOutChannels.front() / 2 == c.freqShift) {
        reader.refuse("freq_shift",
            PLAYGROUND_TEXT("models",
                "%1: field \"%2\" is %3, half the first width, which would cause a division by zero in the "
                "frequencies. Choose another value."),
            {std::to_string(c.freqShift)});
    }
}

// Upper bound: counts every resnet as if its input were as wide as two of the widest blocks.
void checkTotal(const UNet2DConfig& c, const ConfigReader& reader)
{
    const auto widest
        = static_cast<double>(*std::max_element(c.blockOutChannels.begin(), c.blockOutChannels.end()));
    const auto time = static_cast<double>(c.timeChannels());
    double parameters = 2 * time * (time + widest);
    for (const std::int64_t channels : c.blockOutChannels) {
        const auto width = static_cast<double>(channels);
        const auto resnets = static_cast<double>(2 * c.layersPerBlock + 3);
        parameters += resnets * width * (20 * widest + 13 * width + 2 * time);
    }
    if (parameters > maximumParameters) {
        reader.refuse("block_out_channels",
            PLAYGROUND_TEXT("models",
                "%1: field \"%2\" and the number of layers result in about %3 million parameters; the limit "
                "is 2000 million. Choose smaller widths."),
            {std::to_string(static_cast<std::int64_t>(parameters / 1e6))});
    }
}

nlohmann::json sampleSizeToJson(const std::vector<std::int64_t>& size)
{
    if (size.empty())
        return nullptr;
    return size[0] == size[1] ? nlohmann::json(size[0]) : nlohmann::json(size);
}

template <typename T> nlohmann::json orNull(const std::optional<T>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

/// Until 0.2 diffusers wrote "UNetResDownBlock2D"; get_down_block() and get_up_block() still accept it.
nlohmann::json withCurrentBlockTypes(nlohmann::json config)
{
    constexpr std::string_view former = "UNetRes";
    for (const char* key : {"down_block_types", "up_block_types"}) {
        if (!config.is_object() || !config.contains(key) || !config[key].is_array())
            continue;
        for (nlohmann::json& type : config[key]) {
            if (type.is_string() && type.get<std::string>().starts_with(former))
                type = type.get<std::string>().substr(former.size());
        }
    }
    return config;
}

void readBlocks(UNet2DConfig& c, ConfigReader& reader)
{
    c.blockOutChannels = reader.integers("block_out_channels", c.blockOutChannels, 1, maximumWidth);
    c.downBlockTypes
        = reader.choices("down_block_types", c.downBlockTypes, {"DownBlock2D", "AttnDownBlock2D"});
    c.midBlockType = reader.choiceOrNull("mid_block_type", c.midBlockType, {"UNetMidBlock2D"});
    c.upBlockTypes = reader.choices("up_block_types", c.upBlockTypes, {"UpBlock2D", "AttnUpBlock2D"});
    c.layersPerBlock = reader.integer("layers_per_block", c.layersPerBlock, 1, 32);
    c.midBlockScaleFactor = reader.real("mid_block_scale_factor", c.midBlockScaleFactor, 1e-6, 1e6);
    c.downsamplePadding = reader.integer("downsample_padding", c.downsamplePadding, 0, 1);
    c.downsampleType = reader.choice("downsample_type", c.downsampleType, {"conv", "resnet"});
    c.upsampleType = reader.choice("upsample_type", c.upsampleType, {"conv", "resnet"});
    c.dropout = reader.real("dropout", c.dropout, 0, 1);
    c.actFn = reader.choice("act_fn", c.actFn, activationNames());
    c.attentionHeadDim = reader.integerOrNull("attention_head_dim", c.attentionHeadDim, 1, maximumWidth);
    c.normNumGroups = reader.integer("norm_num_groups", c.normNumGroups, 1, maximumWidth);
    c.attnNormNumGroups = reader.integerOrNull("attn_norm_num_groups", c.attnNormNumGroups, 1, maximumWidth);
    c.normEps = reader.real("norm_eps", c.normEps, 0, 1);
    c.resnetTimeScaleShift
        = reader.choice("resnet_time_scale_shift", c.resnetTimeScaleShift, {"default", "scale_shift"});
    c.addAttention = reader.boolean("add_attention", c.addAttention);
}

void readEmbeddings(UNet2DConfig& c, ConfigReader& reader)
{
    c.timeEmbeddingType
        = reader.choice("time_embedding_type", c.timeEmbeddingType, {"positional", "fourier"});
    c.timeEmbeddingDim = reader.integerOrNull("time_embedding_dim", c.timeEmbeddingDim, 1, 4 * maximumWidth);
    c.freqShift = reader.integer("freq_shift", c.freqShift, -maximumWidth, maximumWidth);
    c.flipSinToCos = reader.boolean("flip_sin_to_cos", c.flipSinToCos);
    c.classEmbedType = reader.choiceOrNull("class_embed_type", c.classEmbedType, {"timestep", "identity"});
    c.numClassEmbeds = reader.integerOrNull("num_class_embeds", c.numClassEmbeds, 1, 1000000);
    c.numTrainTimesteps = reader.integerOrNull("num_train_timesteps", c.numTrainTimesteps, 1, 1000000);
}

} // namespace

UNet2DConfig UNet2DConfig::fromJson(const nlohmann::json& config)
{
    const nlohmann::json current = withCurrentBlockTypes(config);
    ConfigReader reader(current, "UNet2DModel");
    UNet2DConfig c;
    c.sampleSize = reader.imageSizeOrNull("sample_size", 1, 65536);
    c.inChannels = reader.integer("in_channels", c.inChannels, 1, maximumWidth);
    c.outChannels = reader.integer("out_channels", c.outChannels, 1, maximumWidth);
    c.centerInputSample = reader.boolean("center_input_sample", c.centerInputSample);
    readBlocks(c, reader);
    readEmbeddings(c, reader);
    reader.refuseOthers();
    checkLevels(c, reader);
    checkWidths(c, reader);
    checkTotal(c, reader);
    return c;
}

nlohmann::json UNet2DConfig::toJson() const
{
    return {{"_class_name", "UNet2DModel"}, {"sample_size", sampleSizeToJson(sampleSize)},
        {"in_channels", inChannels}, {"out_channels", outChannels},
        {"center_input_sample", centerInputSample}, {"time_embedding_type", timeEmbeddingType},
        {"time_embedding_dim", orNull(timeEmbeddingDim)}, {"freq_shift", freqShift},
        {"flip_sin_to_cos", flipSinToCos}, {"down_block_types", downBlockTypes},
        {"mid_block_type", orNull(midBlockType)}, {"up_block_types", upBlockTypes},
        {"block_out_channels", blockOutChannels}, {"layers_per_block", layersPerBlock},
        {"mid_block_scale_factor", midBlockScaleFactor}, {"downsample_padding", downsamplePadding},
        {"downsample_type", downsampleType}, {"upsample_type", upsampleType}, {"dropout", dropout},
        {"act_fn", actFn}, {"attention_head_dim", orNull(attentionHeadDim)},
        {"norm_num_groups", normNumGroups}, {"attn_norm_num_groups", orNull(attnNormNumGroups)},
        {"norm_eps", normEps}, {"resnet_time_scale_shift", resnetTimeScaleShift},
        {"add_attention", addAttention}, {"class_embed_type", orNull(classEmbedType)},
        {"num_class_embeds", orNull(numClassEmbeds)}, {"num_train_timesteps", orNull(numTrainTimesteps)}};
}

std::optional<std::int64_t> UNet2DConfig::midAttentionGroups() const
{
    if (attnNormNumGroups)
        return attnNormNumGroups;
    return resnetTimeScaleShift == "default" ? std::optional(normNumGroups) : std::nullopt;
}

BlockOptions UNet2DConfig::blockOptions() const
{
    return {.timeChannels = timeChannels(),
        .groups = normNumGroups,
        .eps = normEps,
        .dropout = dropout,
        .activation = activationNamed(actFn),
        .scaleShift = resnetTimeScaleShift == "scale_shift",
        .outputScale = 1,
        .layers = layersPerBlock,
        .headDim = attentionHeadDim,
        .downsamplePadding = downsamplePadding,
        .resnetDownsampling = downsampleType == "resnet",
        .resnetUpsampling = upsampleType == "resnet"};
}

} // namespace playground
