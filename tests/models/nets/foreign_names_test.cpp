// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/registry.h"
#include "models/nets/vae.h"
#include "models/nets/weights.h"
#include "models/nets/wrapped_names.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <vector>

using namespace playground;
using namespace playground::test;

namespace
{
using nlohmann::json;
using Names = std::vector<std::string>;

Names namesAfter(const Names& names)
{
    NamedTensors weights;
    for (const std::string& name : names)
        weights.emplace_back(name, torch::zeros({1}));
    Names result;
    for (const auto& [name, tensor] : unwrapped(weights))
        result.push_back(name);
    return result;
}

std::shared_ptr<Network> unet(std::uint64_t seed)
{
    return buildSeeded(seed, [] {
        return makeNetwork({{"_class_name", "UNet2DModel"}, {"sample_size", 8}, {"in_channels", 1},
            {"out_channels", 1}, {"layers_per_block", 1}, {"block_out_channels", {8, 8}},
            {"norm_num_groups", 4}, {"down_block_types", {"DownBlock2D", "AttnDownBlock2D"}},
            {"up_block_types", {"AttnUpBlock2D", "UpBlock2D"}}});
    });
}

std::shared_ptr<Vae> vae(std::uint64_t seed)
{
    const json config{{"_class_name", "AutoencoderKL"}, {"block_out_channels", {32, 64, 64}},
        {"down_block_types", std::vector<std::string>(3, "DownEncoderBlock2D")},
        {"up_block_types", std::vector<std::string>(3, "UpDecoderBlock2D")}, {"layers_per_block", 2}};
    return std::dynamic_pointer_cast<Vae>(buildSeeded(seed, [&] { return makeNetwork(config); }));
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// Same as diffusers' convert_vae_to_ldm: our renaming in reverse, for three levels.
std::string ldmName(const std::string& name)
{
    static const std::vector<std::pair<std::string, std::string>> words{
        {"mid_block.resnets.0", "mid.block_1"}, {"mid_block.resnets.1", "mid.block_2"},
        {"mid_block.attentions.0.group_norm", "mid.attn_1.norm"},
        {"mid_block.attentions.0.to_q", "mid.attn_1.q"}, {"mid_block.attentions.0.to_k", "mid.attn_1.k"},
        {"mid_block.attentions.0.to_v", "mid.attn_1.v"},
        {"mid_block.attentions.0.to_out.0", "mid.attn_1.proj_out"}, {"conv_norm_out", "norm_out"},
        {"conv_shortcut", "nin_shortcut"}, {"down_blocks", "down"}, {"up_blocks.0", "up.2"},
        {"up_blocks.1", "up.1"}, {"up_blocks.2", "up.0"}, {"resnets", "block"},
        {"downsamplers.0", "downsample"}, {"upsamplers.0", "upsample"}};
    std::string result = name;
    for (const auto& [ours, theirs] : words)
        result = replaced(result, ours, theirs);
    return result;
}

NamedTensors ldmFile(const Vae& network, const std::string& prefix)
{
    NamedTensors weights;
    for (const auto& [name, tensor] : namedWeights(network)) {
        const bool matrix = name.find("attentions") != std::string::npos && tensor.dim() == 2;
        weights.emplace_back(prefix + ldmName(name),
            (matrix ? tensor.reshape({tensor.size(0), tensor.size(1), 1, 1}) : tensor).clone());
    }
    return weights;
}
} // namespace

TEST(WrappedNames, AreUnwrapped)
{
    EXPECT_EQ(namesAfter({"module.conv.weight", "module.conv.bias"}), (Names{"conv.weight", "conv.bias"}));
    EXPECT_EQ(namesAfter({"_orig_mod.module.a", "b._orig_mod.c"}), (Names{"a", "b.c"}));
    EXPECT_EQ(namesAfter({"state_dict.model.a.weight", "state_dict.model.b"}), (Names{"a.weight", "b"}));
    EXPECT_EQ(namesAfter({"n_averaged", "module.a"}), Names{"a"});
    EXPECT_EQ(namesAfter({"denoise_fn.a", "denoise_fn.b"}), (Names{"a", "b"}));
    EXPECT_EQ(namesAfter({"_forward_module.a"}), Names{"a"});
    // ema-pytorch: keeps the averaged network, drops its counters.
    EXPECT_EQ(namesAfter({"initted", "step", "online_model.a", "ema_model.module.a"}), Names{"a"});
    // Not a wrapper if only some tensors have the prefix: a submodule of that name.
    EXPECT_EQ(namesAfter({"model.a", "b"}), (Names{"model.a", "b"}));
    EXPECT_EQ(namesAfter({"model.diffusion_model.x", "first_stage_model.encoder.y",
                  "first_stage_model.loss.z", "cond_stage_model.w"}),
        Names{"encoder.y"});
    EXPECT_EQ(namesAfter({"down0.module"}), Names{"down0.module"}); // the tensor's own name
    EXPECT_EQ(namesAfter({}), Names{});
}

TEST(WrappedNames, GiveTheSamePredictions)
{
    const torch::NoGradGuard noGrad;
    const auto saved = unet(1);
    const torch::Tensor images = torch::rand({2, 1, 8, 8});
    const torch::Tensor expected = saved->predict(images, torch::tensor(5)).clone();
    for (const char* prefix : {"module.", "_orig_mod.", "module._orig_mod.", "unet."}) {
        NamedTensors file;
        for (const auto& [name, tensor] : namedWeights(*saved))
            file.emplace_back(prefix + name, tensor);
        const auto target = unet(2);
        ASSERT_FALSE(target->predict(images, torch::tensor(5)).equal(expected));
        target->loadFile(file, prefix);
        EXPECT_TRUE(target->predict(images, torch::tensor(5)).equal(expected)) << prefix;
    }
}

TEST(WrappedNames, AreReadInEveryPrecision)
{
    const torch::NoGradGuard noGrad;
    const auto saved = unet(1);
    for (const auto& [name, tensor] : namedWeights(*saved)) // few bits: exact in every precision
        torch::Tensor(tensor).mul_(64).round_().div_(64);
    const torch::Tensor images = torch::rand({1, 1, 8, 8});
    const torch::Tensor expected = saved->predict(images, torch::tensor(5)).clone();
    for (const auto type : {torch::kHalf, torch::kBFloat16, torch::kDouble}) {
        NamedTensors file;
        for (const auto& [name, tensor] : namedWeights(*saved))
            file.emplace_back(name, tensor.to(type));
        const auto target = unet(2);
        target->loadFile(file, "");
        EXPECT_TRUE(target->predict(images, torch::tensor(5)).equal(expected)) << torch::toString(type);
    }
}

TEST(LdmNames, MapToTheSameAutoencoder)
{
    const torch::NoGradGuard noGrad;
    const auto saved = vae(1);
    const torch::Tensor images = torch::rand({1, 3, 16, 16});
    const torch::Tensor expected = saved->predict(images).clone();
    for (const char* prefix : {"", "first_stage_model.", "module."}) {
        NamedTensors file = ldmFile(*saved, prefix);
        file.emplace_back(prefix + std::string("loss.logvar"), torch::zeros({1}));
        if (std::string(prefix) == "first_stage_model.")
            file.emplace_back("model.diffusion_model.out.2.weight", torch::zeros({1}));
        const auto target = vae(2);
        ASSERT_FALSE(target->predict(images).equal(expected));
        target->loadFile(file, "ldm");
        EXPECT_TRUE(target->predict(images).equal(expected)) << prefix;
    }
}

/// Latent diffusion numbers the decoder's levels from the last; some converters do not reverse them.
TEST(LdmNames, DecoderLevelsMayBeNumberedFromTheFirst)
{
    const torch::NoGradGuard noGrad;
    const auto saved = vae(1);
    const torch::Tensor images = torch::rand({1, 3, 16, 16});
    NamedTensors file = ldmFile(*saved, "");
    for (auto& [name, tensor] : file) {
        if (name.starts_with("decoder.up.0.") || name.starts_with("decoder.up.2."))
            name[std::string("decoder.up.").size()] ^= '0' ^ '2';
    }
    const auto target = vae(2);
    target->loadFile(file, "ldm");
    EXPECT_TRUE(target->predict(images).equal(saved->predict(images)));
}

TEST(LdmNames, AttentionMayBeConvolutionsUnderAnyNames)
{
    const torch::NoGradGuard noGrad;
    const auto saved = vae(1);
    const torch::Tensor images = torch::rand({1, 3, 16, 16});
    for (const bool old : {false, true}) {
        NamedTensors file;
        for (const auto& [name, tensor] : namedWeights(*saved)) {
            const bool matrix = name.find("attentions") != std::string::npos && tensor.dim() == 2;
            file.emplace_back(old ? replaced(name, ".to_out.0.", ".proj_attn.") : name,
                matrix ? tensor.reshape({tensor.size(0), tensor.size(1), 1, 1}) : tensor);
        }
        const auto target = vae(2);
        target->loadFile(file, "conv");
        EXPECT_TRUE(target->predict(images).equal(saved->predict(images)));
    }
}

TEST(LdmNames, OfAnotherNetworkAreRejected)
{
    const auto network = vae(1);
    NamedTensors file = ldmFile(*network, "");
    file.front().first = "encoder.down.7.block.0.norm1.weight"; // the network has three levels
    const std::string message = errorOf([&] { network->loadFile(file, "x.safetensors"); });
    EXPECT_NE(message.find("unknown encoder.down.7.block.0.norm1.weight"), std::string::npos) << message;
}
