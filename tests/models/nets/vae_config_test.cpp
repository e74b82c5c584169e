// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae_config.h"

#include "models/nets/registry.h"
#include "models/nets/vae.h"
#include "models/nets/weights.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

TEST(VaeConfig, HasDiffusersFieldsAndDefaults)
{
    const nlohmann::json expected = nlohmann::json::parse(R"({"_class_name": "AutoencoderKL",
        "in_channels": 3, "out_channels": 3, "down_block_types": ["DownEncoderBlock2D"],
        "up_block_types": ["UpDecoderBlock2D"], "block_out_channels": [64], "layers_per_block": 1,
        "act_fn": "silu", "latent_channels": 4, "norm_num_groups": 32, "sample_size": 32,
        "scaling_factor": 0.18215, "shift_factor": null, "latents_mean": null, "latents_std": null,
        "force_upcast": true, "use_quant_conv": true, "use_post_quant_conv": true,
        "mid_block_add_attention": true})");
    const nlohmann::json defaults = VaeConfig::fromJson({{"_class_name", "AutoencoderKL"}}).toJson();
    EXPECT_EQ(defaults, expected);
    EXPECT_EQ(VaeConfig::fromJson(expected).toJson(), expected);
}

TEST(VaeConfig, KeepsFieldsThatOnlyOthersRead)
{
    const nlohmann::json config{{"_class_name", "AutoencoderKL"}, {"scaling_factor", 0.3611},
        {"shift_factor", 0.1159}, {"force_upcast", false}, {"sample_size", {64, 32}}};
    const nlohmann::json ofChannels{{"_class_name", "AutoencoderKL"}, {"latent_channels", 2},
        {"latents_mean", {0.5, -1.0}}, {"latents_std", {0.25, 4.0}}};
    for (const nlohmann::json& given : {config, ofChannels}) {
        const nlohmann::json written = VaeConfig::fromJson(given).toJson();
        for (const auto& [key, value] : given.items())
            EXPECT_EQ(written.at(key), value) << key;
    }
    EXPECT_EQ(VaeConfig::fromJson({{"sample_size", nullptr}}).toJson().at("sample_size"), nullptr);
}

TEST(VaeConfig, VaeDefaultsToLansinuotesWidths)
{
    EXPECT_EQ(VaeConfig::fromJson({{"_class_name", "CourseVAE"}}).toJson(), // former name, in older runs
        VaeConfig::fromJson({{"_class_name", "VAE"}}).toJson());
    EXPECT_EQ(VaeConfig::fromJson({{"_class_name", "VAE"}}).toJson(),
        (nlohmann::json{{"_class_name", "VAE"}, {"in_channels", 3},
            {"block_out_channels", {128, 256, 512, 512}}, {"layers_per_block", 2}, {"latent_channels", 4},
            {"norm_num_groups", 32}}));
}

TEST(VaeConfig, OmitsOptionalLayers)
{
    const auto names = [](nlohmann::json config) {
        config["_class_name"] = "AutoencoderKL";
        config["block_out_channels"] = {32};
        std::string all;
        for (const auto& [name, tensor] : namedWeights(*makeNetwork(config)))
            all += name + " ";
        return all;
    };
    EXPECT_NE(names({}).find(" quant_conv"), std::string::npos);
    EXPECT_EQ(names({{"use_quant_conv", false}}).find(" quant_conv"), std::string::npos);
    EXPECT_NE(names({{"use_quant_conv", false}}).find("post_quant_conv"), std::string::npos);
    EXPECT_EQ(names({{"use_post_quant_conv", false}}).find("post_quant_conv"), std::string::npos);
    EXPECT_EQ(names({{"mid_block_add_attention", false}}).find("attentions"), std::string::npos);
}

TEST(VaeConfig, RejectsNamingTheField)
{
    const auto says
        = [](const std::string& className, const nlohmann::json& fields, const std::string& words) {
              nlohmann::json config = fields;
              config["_class_name"] = className;
              const std::string message = errorOf([&] { VaeConfig::fromJson(config); });
              EXPECT_NE(message.find(className), std::string::npos) << message;
              EXPECT_NE(message.find(words), std::string::npos) << message;
          };
    for (const char* name : {"AutoencoderKL", "VAE"}) {
        says(name, {{"block_out_channel", {64}}}, "unknown field \"block_out_channel\"");
        says(name, {{"block_out_channels", {48}}}, "\"norm_num_groups\" is 32");
        says(name, {{"latent_channels", 0}}, "\"latent_channels\"");
        says(name, {{"layers_per_block", 33}}, "\"layers_per_block\"");
        says(name, {{"block_out_channels", nlohmann::json::array()}}, "\"block_out_channels\"");
    }
    says("VAE", {{"block_out_channels", {8192, 8192, 8192, 8192}}}, "million parameters");
    says("VAE", {{"scaling_factor", 1}}, "unknown field \"scaling_factor\"");
    says("AutoencoderKL", {{"down_block_types", {"AttnDownEncoderBlock2D"}}}, "AttnDownEncoderBlock2D");
    says("AutoencoderKL", {{"block_out_channels", {32, 64}}}, "\"down_block_types\" lists 1");
    says("AutoencoderKL", {{"latents_mean", 0.1}}, "\"latents_mean\"");
    says("AutoencoderKL", {{"latents_mean", {1, 2}}}, "\"latents_mean\" has 2 numbers");
    const std::vector<double> four{1, 2, 3, 4};
    says("AutoencoderKL", {{"latents_mean", four}}, "\"latents_mean\" has no effect alone");
    says("AutoencoderKL", {{"latents_std", four}}, "\"latents_std\" has no effect alone");
    says("AutoencoderKL", {{"latents_mean", four}, {"latents_std", {1, 0, 1, 1}}}, "\"latents_std\"");
    says("AutoencoderKL", {{"latents_mean", four}, {"latents_std", four}, {"shift_factor", 1}},
        "\"shift_factor\" contradicts");
    says("AutoencoderKL", {{"shift_factor", "0"}}, "\"shift_factor\"");
    says("AutoencoderKL", {{"act_fn", "tanh"}}, "\"act_fn\"");
    EXPECT_NE(errorOf([] { checkImageSize(defaultConfig("VAE", 3, 64), 3, 60, 64); }).find("multiple of 8"),
        std::string::npos);
    EXPECT_NO_THROW(checkImageSize(defaultConfig("AutoencoderKL", 3, 64), 3, 64, 72));
}

} // namespace
