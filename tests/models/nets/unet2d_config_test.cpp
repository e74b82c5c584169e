// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/unet2d_config.h"

#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

TEST(UNet2DConfig, MissingFieldsGetDiffusersDefaults)
{
    const nlohmann::json defaults
        = {{"_class_name", "UNet2DModel"}, {"sample_size", nullptr}, {"in_channels", 3}, {"out_channels", 3},
            {"center_input_sample", false}, {"time_embedding_type", "positional"},
            {"time_embedding_dim", nullptr}, {"freq_shift", 0}, {"flip_sin_to_cos", true},
            {"down_block_types", {"DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"}},
            {"mid_block_type", "UNetMidBlock2D"},
            {"up_block_types", {"AttnUpBlock2D", "AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"}},
            {"block_out_channels", {224, 448, 672, 896}}, {"layers_per_block", 2},
            {"mid_block_scale_factor", 1.0}, {"downsample_padding", 1}, {"downsample_type", "conv"},
            {"upsample_type", "conv"}, {"dropout", 0.0}, {"act_fn", "silu"}, {"attention_head_dim", 8},
            {"norm_num_groups", 32}, {"attn_norm_num_groups", nullptr}, {"norm_eps", 1e-5},
            {"resnet_time_scale_shift", "default"}, {"add_attention", true}, {"class_embed_type", nullptr},
            {"num_class_embeds", nullptr}, {"num_train_timesteps", nullptr}};
    EXPECT_EQ(UNet2DConfig::fromJson(nlohmann::json::object()).toJson(), defaults);
    EXPECT_EQ(UNet2DConfig::fromJson(defaults).toJson(), defaults);
}

// The fields of the google/ddpm-* configurations, without newer ones.
TEST(UNet2DConfig, ReadsAnOldDdpmConfiguration)
{
    const auto config = UNet2DConfig::fromJson(nlohmann::json::parse(R"({
        "_class_name": "UNet2DModel", "_diffusers_version": "0.0.4", "act_fn": "silu", "attention_head_dim": null,
        "block_out_channels": [128, 256, 256, 256], "center_input_sample": false,
        "down_block_types": ["DownBlock2D", "AttnDownBlock2D", "DownBlock2D", "DownBlock2D"],
        "downsample_padding": 0, "flip_sin_to_cos": false, "freq_shift": 1, "in_channels": 3,
        "layers_per_block": 2, "mid_block_scale_factor": 1, "norm_eps": 1e-06, "norm_num_groups": 32,
        "out_channels": 3, "sample_size": 32, "time_embedding_type": "positional",
        "up_block_types": ["UpBlock2D", "UpBlock2D", "AttnUpBlock2D", "UpBlock2D"]})"));
    EXPECT_FALSE(config.attentionHeadDim.has_value());
    EXPECT_EQ(config.freqShift, 1);
    EXPECT_FALSE(config.flipSinToCos);
    EXPECT_EQ(config.downsamplePadding, 0);
    EXPECT_EQ(config.normEps, 1e-6);
    EXPECT_EQ(config.sampleSize, (std::vector<std::int64_t>{32, 32}));
    EXPECT_TRUE(config.addAttention);
}

TEST(UNet2DConfig, ReadsFormerBlockNames)
{
    const auto config = UNet2DConfig::fromJson({{"block_out_channels", {32, 64}},
        {"down_block_types", {"UNetResDownBlock2D", "UNetResAttnDownBlock2D"}},
        {"up_block_types", {"UNetResAttnUpBlock2D", "UpBlock2D"}}});
    EXPECT_EQ(config.downBlockTypes, (std::vector<std::string>{"DownBlock2D", "AttnDownBlock2D"}));
    EXPECT_EQ(config.upBlockTypes, (std::vector<std::string>{"AttnUpBlock2D", "UpBlock2D"}));
}

TEST(UNet2DConfig, ReadsAnImageSizeOfTwoNumbers)
{
    const auto config = UNet2DConfig::fromJson({{"sample_size", {32, 64}}});
    EXPECT_EQ(config.sampleSize, (std::vector<std::int64_t>{32, 64}));
    EXPECT_EQ(config.toJson().at("sample_size"), nlohmann::json({32, 64}));
}

TEST(UNet2DConfig, MidAttentionNormalisesLikeTheReference)
{
    EXPECT_EQ(UNet2DConfig::fromJson({{"norm_num_groups", 16}}).midAttentionGroups(), 16);
    EXPECT_EQ(UNet2DConfig::fromJson({{"attn_norm_num_groups", 8}}).midAttentionGroups(), 8);
    EXPECT_EQ(UNet2DConfig::fromJson({{"resnet_time_scale_shift", "scale_shift"}}).midAttentionGroups(),
        std::nullopt);
}

struct BadField {
    std::string field;
    std::string json;
};

void PrintTo(const BadField& bad, std::ostream* out)
{
    *out << bad.json;
}

class UNet2DConfigRefuses : public testing::TestWithParam<BadField>
{
};

TEST_P(UNet2DConfigRefuses, NamingTheField)
{
    const auto config = nlohmann::json::parse(GetParam().json);
    const std::string message = errorOf([&] { UNet2DConfig::fromJson(config); });
    EXPECT_NE(message.find("\"" + GetParam().field + "\""), std::string::npos) << message;
}

INSTANTIATE_TEST_SUITE_P(Fields, UNet2DConfigRefuses,
    testing::Values(BadField{"cross_attention_dim", R"({"cross_attention_dim":768})"},
        BadField{"down_block_types",
            R"({"down_block_types":["CrossAttnDownBlock2D","DownBlock2D","DownBlock2D","DownBlock2D"]})"},
        BadField{"down_block_types", R"({"down_block_types":["DownBlock2D"]})"},
        BadField{"down_block_types", R"({"down_block_types":"DownBlock2D"})"},
        BadField{
            "up_block_types", R"({"up_block_types":["SkipUpBlock2D","UpBlock2D","UpBlock2D","UpBlock2D"]})"},
        BadField{"up_block_types", R"({"up_block_types":["UpBlock2D","UpBlock2D","UpBlock2D"]})"},
        BadField{"mid_block_type", R"({"mid_block_type":"UNetMidBlock2DCrossAttn"})"},
        BadField{"block_out_channels", R"({"block_out_channels":[]})"},
        BadField{"block_out_channels", R"({"block_out_channels":[32,-64,64,64]})"},
        BadField{"block_out_channels", R"({"block_out_channels":[8192,8192,8192,8192]})"},
        BadField{"block_out_channels", R"({"layers_per_block":32,"block_out_channels":[896,896,896,896]})"},
        BadField{"norm_num_groups", R"({"norm_num_groups":30})"},
        BadField{"norm_num_groups", R"({"norm_num_groups":null})"},
        BadField{"norm_num_groups", R"({"norm_num_groups":0})"},
        BadField{"attn_norm_num_groups", R"({"attn_norm_num_groups":30})"},
        BadField{"attention_head_dim", R"({"attention_head_dim":10})"},
        BadField{"attention_head_dim", R"({"attention_head_dim":[8,8,8,8]})"},
        BadField{"sample_size", R"({"sample_size":28})"},
        BadField{"sample_size", R"({"sample_size":[32,36]})"},
        BadField{"sample_size", R"({"sample_size":[32]})"},
        BadField{"sample_size", R"({"sample_size":"32"})"},
        BadField{"time_embedding_type", R"({"time_embedding_type":"learned"})"},
        BadField{"resnet_time_scale_shift", R"({"resnet_time_scale_shift":"ada_group"})"},
        BadField{"class_embed_type", R"({"class_embed_type":"projection"})"},
        BadField{"num_class_embeds", R"({"num_class_embeds":0})"},
        BadField{"downsample_padding", R"({"downsample_padding":2})"},
        BadField{"downsample_type", R"({"downsample_type":"fir"})"},
        BadField{"upsample_type", R"({"upsample_type":null})"}, BadField{"act_fn", R"({"act_fn":"tanh"})"},
        BadField{"dropout", R"({"dropout":1.5})"}, BadField{"norm_eps", R"({"norm_eps":"1e-5"})"},
        BadField{"mid_block_scale_factor", R"({"mid_block_scale_factor":0})"},
        BadField{"add_attention", R"({"add_attention":1})"}, BadField{"freq_shift", R"({"freq_shift":112})"}),
    [](const auto& test) { return test.param.field + "_" + std::to_string(test.index); });

// For blocks without attention, the head width need not divide the channels.
TEST(UNet2DConfig, HeadsNeedOnlyDivideBlocksWithAttention)
{
    EXPECT_NO_THROW(UNet2DConfig::fromJson({{"attention_head_dim", 24}, {"norm_num_groups", 8},
        {"block_out_channels", {16, 48}}, {"down_block_types", {"DownBlock2D", "AttnDownBlock2D"}},
        {"up_block_types", {"AttnUpBlock2D", "UpBlock2D"}}}));
}

} // namespace
