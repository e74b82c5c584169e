// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/unet2d.h"

#include "models/nets/old_names.h"
#include "models/nets/registry.h"
#include "models/nets/weights.h"
#include "tests/models/nets/golden.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

// The network of text 001, section 3.4.2.
nlohmann::json course()
{
    return {{"_class_name", "UNet2DModel"}, {"sample_size", 28}, {"in_channels", 1}, {"out_channels", 1},
        {"layers_per_block", 2}, {"block_out_channels", {32, 64, 64}},
        {"down_block_types", {"DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"}},
        {"up_block_types", {"AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"}}};
}

nlohmann::json with(nlohmann::json config, const nlohmann::json& changes)
{
    if (!changes.is_null()) // {}
        config.update(changes);
    return config;
}

// A quick one: two levels of 8 and 16 channels with attention below.
nlohmann::json small(const nlohmann::json& changes)
{
    const nlohmann::json config = {{"_class_name", "UNet2DModel"}, {"in_channels", 1}, {"out_channels", 1},
        {"layers_per_block", 1}, {"block_out_channels", {8, 16}}, {"norm_num_groups", 4},
        {"down_block_types", {"DownBlock2D", "AttnDownBlock2D"}},
        {"up_block_types", {"AttnUpBlock2D", "UpBlock2D"}}};
    return with(config, changes);
}

class CourseUNet : public testing::Test
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

TEST_F(CourseUNet, PredictsWhatTheReferencePredicts)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor& input = golden.at("golden.input");
    // 1e-5 absolute: a wrong norm_eps moves the output by 1e-4, float noise by 2e-6.
    EXPECT_LT(
        largestDifference(network->predict(input, golden.at("golden.timestep")), golden.at("golden.output")),
        1e-5);
    const torch::Tensor& atOneTimestep = golden.at("golden.output_t_scalar");
    EXPECT_LT(largestDifference(network->predict(input, torch::tensor(999)), atOneTimestep), 1e-5);
    EXPECT_LT(largestDifference(network->predict(input, torch::tensor({999.0F})), atOneTimestep), 1e-5);
    EXPECT_TRUE(network->predict(input).equal(network->predict(input, torch::tensor(0))));
}

TEST_F(CourseUNet, HasTheReferencesLossAndGradients)
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
        // Some gradients are zero but for rounding: GroupNorm forgets what adds to a whole group.
        EXPECT_NEAR(entry.value().grad().norm().item<double>(), norm, 1e-4 * norm + 1e-6) << entry.key();
    }
}

TEST_F(CourseUNet, EveryLayerComputesWhatTheReferencesDoes)
{
    const torch::NoGradGuard noGrad;
    const Tensors expected = goldenTensors("golden_unet2d_activations.safetensors");
    std::map<std::string, int> compared;
    const auto check = [&](const std::string& name, const torch::Tensor& actual) {
        EXPECT_LT(largestDifference(actual, expected.at("act." + name)), 1e-5) << name;
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

TEST_F(CourseUNet, LoadsOldAttentionNames)
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

TEST(UNet2DModel, HasTheReferencesWeightsAfterTheSameSeed)
{
    const auto network = buildSeeded(0, [] { return makeNetwork(course()); });
    expectInitialWeights(*network, goldenJson("golden_init.json").at("UNet2DModel_base"));
}

TEST(UNet2DModel, NamesItsWeightsInTheReferencesOrder)
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

struct Variant {
    std::string name;
    nlohmann::json changes;
    std::int64_t parameters;
};

void PrintTo(const Variant& variant, std::ostream* out)
{
    *out << variant.changes;
}

class CourseVariant : public testing::TestWithParam<Variant>
{
};

// The counts were taken from the reference; FACTS lists what each change does.
TEST_P(CourseVariant, HasTheReferencesParameterCount)
{
    const auto network = makeNetwork(with(course(), GetParam().changes));
    EXPECT_EQ(parameterCount(*network), GetParam().parameters);
    const torch::NoGradGuard noGrad;
    const torch::Tensor labels = network->wantsClassLabels() ? torch::tensor({3, 9}) : torch::Tensor();
    const torch::Tensor output = network->predict(torch::rand({2, 1, 28, 28}), torch::tensor({1, 2}), labels);
    EXPECT_EQ(output.sizes(), at::IntArrayRef({2, 1, 28, 28}));
    EXPECT_TRUE(output.isfinite().all().item<bool>());
}

INSTANTIATE_TEST_SUITE_P(Fields, CourseVariant,
    testing::Values(Variant{"Course", nlohmann::json::object(), 1707009},
        Variant{"ScaleShift", {{"resnet_time_scale_shift", "scale_shift"}}, 1826593},
        Variant{"NoMidAttention", {{"add_attention", false}}, 1690241},
        Variant{"OneLayer", {{"layers_per_block", 1}}, 1163105},
        Variant{"ResnetDownsampling", {{"downsample_type", "resnet"}}, 1752449},
        Variant{"ResnetUpsampling", {{"upsample_type", "resnet"}}, 1797889},
        Variant{"Classes", {{"num_class_embeds", 10}}, 1708289},
        Variant{"NoMidBlock", {{"mid_block_type", nullptr}}, 1525505},
        Variant{"HeadDim", {{"attention_head_dim", 16}}, 1707009},
        Variant{"OneHead", {{"attention_head_dim", nullptr}}, 1707009},
        Variant{"Groups", {{"norm_num_groups", 16}}, 1707009},
        Variant{"MidGroups", {{"attn_norm_num_groups", 8}}, 1707009},
        Variant{"Flip", {{"flip_sin_to_cos", false}}, 1707009},
        Variant{"FreqShift", {{"freq_shift", 1}}, 1707009},
        Variant{"Padding", {{"downsample_padding", 0}}, 1707009},
        Variant{"Mish", {{"act_fn", "mish"}}, 1707009}, Variant{"GELU", {{"act_fn", "gelu"}}, 1707009},
        Variant{"ReLU", {{"act_fn", "relu"}}, 1707009}, Variant{"Swish", {{"act_fn", "swish"}}, 1707009},
        Variant{"Eps", {{"norm_eps", 1e-6}}, 1707009},
        Variant{"MidScale", {{"mid_block_scale_factor", 1.5}}, 1707009},
        Variant{"Centred", {{"center_input_sample", true}}, 1707009},
        Variant{"Dropout", {{"dropout", 0.1}}, 1707009},
        // 4 C^2 more in linear_1 for twice the inputs (C = 32), and C fixed frequencies.
        Variant{"Fourier", {{"time_embedding_type", "fourier"}}, 1707009 + 4096 + 32},
        Variant{"ClassTimestep", {{"class_embed_type", "timestep"}}, 1707009 + 20736}),
    [](const auto& test) { return test.param.name; });

// How far a wrong value of a field moves the output, as measured with the reference (FACTS, section a).
struct Effect {
    std::string name;
    nlohmann::json changes;
    double moves;
};

void PrintTo(const Effect& effect, std::ostream* out)
{
    *out << effect.changes;
}

class FieldWithoutWeights : public testing::TestWithParam<Effect>
{
};

TEST_P(FieldWithoutWeights, MovesTheOutputAsInTheReference)
{
    const torch::NoGradGuard noGrad;
    const Tensors golden = goldenTensors("golden_unet2d.safetensors");
    const auto network = makeNetwork(with(course(), GetParam().changes));
    setState(*network, golden);
    const torch::Tensor output = network->predict(golden.at("golden.input"), golden.at("golden.timestep"));
    // The reference's numbers have two digits.
    EXPECT_NEAR(
        largestDifference(output, golden.at("golden.output")), GetParam().moves, 0.06 * GetParam().moves);
}

INSTANTIATE_TEST_SUITE_P(Fields, FieldWithoutWeights,
    testing::Values(Effect{"HeadDim", {{"attention_head_dim", 16}}, 8e-2},
        Effect{"OneHead", {{"attention_head_dim", nullptr}}, 1.1e-1},
        Effect{"Groups", {{"norm_num_groups", 16}}, 0.67}, Effect{"Flip", {{"flip_sin_to_cos", false}}, 0.12},
        Effect{"FreqShift", {{"freq_shift", 1}}, 0.11}, Effect{"Padding", {{"downsample_padding", 0}}, 0.74},
        Effect{"Gelu", {{"act_fn", "gelu"}}, 0.36}, Effect{"Eps", {{"norm_eps", 1e-6}}, 9.8e-5}),
    [](const auto& test) { return test.param.name; });

TEST(UNet2DModel, DropoutActsInTrainModeOnly)
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

    // "identity": the label is the embedding; zero changes nothing.
    const auto build = [](const nlohmann::json& changes) {
        return buildSeeded(1, [&] { return makeNetwork(small(changes)); });
    };
    const auto identity = build({{"class_embed_type", "identity"}});
    EXPECT_TRUE(identity->predict(input, {}, torch::zeros({2, 32})).equal(build({})->predict(input)));
    EXPECT_FALSE(identity->predict(input, {}, torch::ones({2, 32})).equal(build({})->predict(input)));
}

TEST(UNet2DModel, RefusesLabelsTimestepsAndImagesThatDoNotFit)
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
    says({}, {}, torch::tensor({0, 1}), "leave class_labels out");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({0, 4}), "4 is out of range");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({-1, 0}), "-1 is out of range");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({0.5F, 1.0F}), "integers");
    says({{"num_class_embeds", 4}}, {}, torch::tensor({0, 1, 2}), "shape 2, they have 3");
    says({{"class_embed_type", "identity"}}, {}, torch::zeros({2, 31}), "shape 2x32, they have 2x31");
    says({}, torch::tensor({1, 2, 3}), {}, "timestep");
    says({{"time_embedding_type", "fourier"}}, torch::tensor({1.0F, 0.0F}), {}, "above 0");

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

TEST(SinusoidalEmbedding, OddWidthEndsInAZero)
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
