// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/unet2d.h"

#include "models/nets/legacy_names.h"
#include "models/nets/registry.h"
#include "models/nets/weights.h"
#include "tests/models/nets/unet2d_configs.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

class HfCourseUNet : public testing::Test
{
protected:
    void SetUp() override
    {
        golden = goldenTensors("golden_unet2d.safetensors");
        network = makeNetwork(course());
        setState(*network, golden);
    }

    Tensors golden;
    std::shared_ptr<Network> network;
};

TEST_F(HfCourseUNet, PredictsLikeTheReference)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor& input = golden.at("golden.input");
    // 1e-5 absolute: a wrong norm_eps changes the output by 1e-4, rounding by 2e-6.
    EXPECT_LT(
        largestDifference(network->predict(input, golden.at("golden.timestep")), golden.at("golden.output")),
        1e-5);
    const torch::Tensor& atOneTimestep = golden.at("golden.output_t_scalar");
    EXPECT_LT(largestDifference(network->predict(input, torch::tensor(999)), atOneTimestep), 1e-5);
    EXPECT_LT(largestDifference(network->predict(input, torch::tensor({999.0F})), atOneTimestep), 1e-5);
    EXPECT_TRUE(network->predict(input).equal(network->predict(input, torch::tensor(0))));
}

TEST_F(HfCourseUNet, HasTheReferenceLossAndGradients)
{
    const nlohmann::json expected = goldenJson("golden_unet2d_grads.json");
    network->train();
    const torch::Tensor loss
        = torch::mse_loss(network->predict(golden.at("golden.input"), golden.at("golden.timestep")),
            golden.at("golden.target"));
    EXPECT_NEAR(loss.item<double>(), expected.at("loss").get<double>(), 1e-5);
    loss.backward();
    const auto& norms = expected.at("grad_l2_norms");
    EXPECT_EQ(network->parameters().size(), norms.size());
    for (const auto& entry : network->named_parameters()) {
        const auto norm = norms.at(entry.key()).get<double>();
        // Some gradients are zero except for rounding: GroupNorm cancels what is added to a whole group.
        EXPECT_NEAR(entry.value().grad().norm().item<double>(), norm, 1e-4 * norm + 1e-6) << entry.key();
    }
}

TEST_F(HfCourseUNet, EveryLayerMatchesTheReference)
{
    const torch::NoGradGuard noGrad;
    const Tensors expected = goldenTensors("golden_unet2d_activations.safetensors");
    std::map<std::string, int> compared;
    const auto check = [&](const std::string& name, const torch::Tensor& actual) {
        expectNear(actual, expected.at("act." + name), name);
        ++compared[name];
    };
    const auto modules = network->named_modules();
    const auto resnet = [&](const std::string& name, const torch::Tensor& x, const torch::Tensor& time) {
        const torch::Tensor out = modules[name]->as<ResnetBlock2DImpl>()->forward(x, time);
        if (expected.contains("act." + name))
            check(name, out);
        return out;
    };
    const auto attention = [&](const std::string& name, const torch::Tensor& x) {
        const torch::Tensor out = modules[name]->as<AttentionImpl>()->forward(x);
        check(name, out);
        return out;
    };

    const torch::Tensor projected = sinusoidalEmbedding(golden.at("golden.timestep"), 32, true, 0);
    check("time_proj", projected);
    const torch::Tensor embedding
        = modules["time_embedding"]->as<TimestepEmbeddingImpl>()->forward(projected);
    check("time_embedding", embedding);
    const torch::Tensor time = torch::silu(embedding);

    torch::Tensor x = modules["conv_in"]->as<torch::nn::Conv2dImpl>()->forward(golden.at("golden.input"));
    check("conv_in", x);
    std::vector<torch::Tensor> skips{x};
    for (int i = 0; i < 3; ++i) {
        const std::string block = "down_blocks." + std::to_string(i);
        const torch::Tensor first = i < 2 ? resnet(block + ".resnets.0", x, time) : x;
        if (i == 1)
            attention(block + ".attentions.0", first);
        x = modules[block]->as<DownBlockImpl>()->forward(x, time, skips);
        check(block, x);
    }
    attention("mid_block.attentions.0", resnet("mid_block.resnets.0", x, time));
    x = modules["mid_block"]->as<MidBlockImpl>()->forward(x, time);
    check("mid_block", x);
    const torch::Tensor joined = torch::cat({x, skips.back()}, 1);
    attention("up_blocks.0.attentions.0", resnet("up_blocks.0.resnets.0", joined, time));
    for (int i = 0; i < 3; ++i) {
        const std::string block = "up_blocks." + std::to_string(i);
        x = modules[block]->as<UpBlockImpl>()->forward(x, time, skips);
        check(block, x);
    }
    check("conv_norm_out", modules["conv_norm_out"]->as<torch::nn::GroupNormImpl>()->forward(x));
    EXPECT_TRUE(skips.empty());
    EXPECT_EQ(compared.size(), expected.size());
}

TEST_F(HfCourseUNet, LoadsOldAttentionNames)
{
    NamedTensors old;
    for (auto [name, tensor] : namedWeights(*network)) {
        for (const auto& [current, former] : {std::pair{".to_q.", ".query."}, std::pair{".to_k.", ".key."},
                 std::pair{".to_v.", ".value."}, std::pair{".to_out.0.", ".proj_attn."}}) {
            const auto at = name.find(current);
            if (at != std::string::npos)
                name.replace(at, std::string(current).size(), former);
        }
        old.emplace_back(name, tensor);
    }
    const auto fresh = makeNetwork(course());
    EXPECT_THROW(loadWeights(*fresh, old, "old.safetensors"), std::exception);
    loadWeights(*fresh, withCurrentNames(old), "old.safetensors");
    const torch::Tensor& input = golden.at("golden.input");
    EXPECT_TRUE(fresh->predict(input).equal(network->predict(input)));
    EXPECT_EQ(currentName("embed.query.weight"), "embed.query.weight");
    EXPECT_EQ(currentName("mid_block.attentions.0.key.bias"), "mid_block.attentions.0.to_k.bias");
}

TEST(UNet2DModel, HasTheReferenceWeightsForTheSameSeed)
{
    const auto network = buildSeeded(0, [] { return makeNetwork(course()); });
    expectInitialWeights(*network, goldenJson("golden_init.json").at("UNet2DModel_base"));
}

TEST(UNet2DModel, WeightNamesHaveTheReferenceOrder)
{
    std::vector<std::string> blocks; // the first part of each name, in order
    for (const auto& [name, tensor] : namedWeights(*makeNetwork(course()))) {
        const std::string block = name.substr(0, name.find('.'));
        if (blocks.empty() || blocks.back() != block)
            blocks.push_back(block);
    }
    EXPECT_EQ(blocks,
        (std::vector<std::string>{"conv_in", "time_embedding", "down_blocks", "up_blocks", "mid_block",
            "conv_norm_out", "conv_out"}));
}

TEST(UNet2DModel, DropoutIsActiveOnlyInTrainMode)
{
    const torch::NoGradGuard noGrad;
    const auto network = makeNetwork(small({{"dropout", 0.5}}));
    const torch::Tensor input = torch::rand({1, 1, 8, 8});
    network->eval();
    EXPECT_TRUE(network->predict(input).equal(network->predict(input)));
    network->train();
    EXPECT_FALSE(network->predict(input).equal(network->predict(input)));
}

TEST(UNet2DModel, CentredInputIsTwiceMinusOne)
{
    const torch::NoGradGuard noGrad;
    const auto build = [](bool centred) {
        return buildSeeded(1, [&] { return makeNetwork(small({{"center_input_sample", centred}})); });
    };
    const torch::Tensor input = torch::rand({1, 1, 8, 8});
    EXPECT_TRUE(build(true)->predict(input).equal(build(false)->predict(2 * input - 1)));
}

TEST(UNet2DModel, ClassesChangeThePrediction)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor input = torch::rand({2, 1, 8, 8});
    const auto table = makeNetwork(small({{"num_class_embeds", 4}}));
    EXPECT_FALSE(table->predict(input, {}, torch::tensor({0, 1}))
                     .equal(table->predict(input, {}, torch::tensor({0, 3}))));

    // "identity": the label is the embedding; zeros change nothing.
    const auto build = [](const nlohmann::json& changes) {
        return buildSeeded(1, [&] { return makeNetwork(small(changes)); });
    };
    const auto identity = build({{"class_embed_type", "identity"}});
    EXPECT_TRUE(identity->predict(input, {}, torch::zeros({2, 32})).equal(build({})->predict(input)));
    EXPECT_FALSE(identity->predict(input, {}, torch::ones({2, 32})).equal(build({})->predict(input)));
}

TEST(UNet2DModel, RejectsInvalidLabelsTimestepsAndImages)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor input = torch::rand({2, 1, 8, 8});
    const auto says = [&](const nlohmann::json& changes, const torch::Tensor& timestep,
                          const torch::Tensor& labels, const std::string& words) {
        const auto network = makeNetwork(small(changes));
        const std::string message = errorOf([&] { network->predict(input, timestep, labels); });
        EXPECT_NE(message.find(words), std::string::npos) << message;
    };
    says({{"num_class_embeds", 4}}, {}, {}, "class_labels is missing");
    says({}, {}, torch::tensor({0, 1}), "remove class_labels");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({0, 4}), "4 is out of range");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({-1, 0}), "-1 is out of range");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({0.5F, 1.0F}), "integers");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({0, 1, 2}), "shape 2, but it has 3");
    says({{"class_embed_type", "identity"}}, {}, torch::zeros({2, 31}), "shape 2x32, but it has 2x31");
    says({}, torch::tensor({1, 2, 3}), {}, "timestep");
    says({{"time_embedding_type", "fourier"}}, torch::tensor({1.0F, 0.0F}), {}, "greater than 0");

    const auto network = makeNetwork(course());
    EXPECT_NO_THROW(network->checkInput(1, 32, 28));
    for (const std::int64_t size : {27, 30})
        EXPECT_NE(
            errorOf([&] { network->checkInput(1, size, size); }).find("multiple of 4"), std::string::npos);
    EXPECT_NE(errorOf([&] {
        network->predict(torch::rand({1, 3, 28, 28}));
    }).find("channels"),
        std::string::npos);
}

TEST(SinusoidalEmbedding, OddWidthEndsWithAZero)
{
    const torch::Tensor embedding = sinusoidalEmbedding(torch::tensor({0.0F, 10.0F}), 5, false, 1);
    ASSERT_EQ(embedding.sizes(), at::IntArrayRef({2, 5}));
    const torch::Tensor atZero = torch::tensor({0.0F, 0.0F, 1.0F, 1.0F, 0.0F});
    EXPECT_TRUE(embedding[0].equal(atZero));
    // Frequencies 1 and 1/10000.
    const torch::Tensor atTen
        = torch::tensor({std::sin(10.0), std::sin(1e-3), std::cos(10.0), std::cos(1e-3), 0.0});
    EXPECT_LT(largestDifference(embedding[1], atTen), 1e-6);
}

} // namespace
