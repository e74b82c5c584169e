// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/basic_unet.h"

#include "models/nets/registry.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace playground;
using namespace playground::test;

namespace
{

const nlohmann::json basicConfig = {{"_class_name", "BasicUNet"}};

TEST(BasicUNet, HasTheReferenceWeightsForTheSameSeed)
{
    const auto network = buildSeeded(0, [] { return makeNetwork(basicConfig); });
    EXPECT_EQ(parameterCount(*network), 309057);
    expectInitialWeights(*network, goldenJson("golden_init.json").at("BasicUNet"));
}

TEST(BasicUNet, SeedDeterminesTheWeights)
{
    const auto build = [](std::uint64_t seed) {
        return buildSeeded(seed, [] { return makeNetwork(basicConfig); })->parameters().front();
    };
    EXPECT_TRUE(build(7).equal(build(7)));
    EXPECT_FALSE(build(7).equal(build(8)));
}

TEST(BasicUNet, PredictsLikeTheReference)
{
    const auto golden = goldenTensors("golden_basic_unet.safetensors");
    BasicUNet network;
    setState(network, golden);
    EXPECT_LT(
        largestDifference(network.predict(golden.at("golden.input")), golden.at("golden.output")), 1e-6);
}

TEST(BasicUNet, HasTheReferenceLossAndGradients)
{
    const auto golden = goldenTensors("golden_basic_unet.safetensors");
    BasicUNet network;
    setState(network, golden);
    const torch::Tensor loss
        = torch::mse_loss(network.predict(golden.at("golden.input")), golden.at("golden.target"));
    EXPECT_NEAR(loss.item<float>(), golden.at("golden.loss").item<float>(), 1e-6);
    loss.backward();
    for (const auto& entry : network.named_parameters()) {
        const torch::Tensor& expected = golden.at("golden.grad." + entry.key());
        const double scale = std::max(1e-3, expected.abs().max().item<double>());
        EXPECT_LT(largestDifference(entry.value().grad(), expected), 1e-5 * scale) << entry.key();
    }
}

// One output channel is computed differently from several.
TEST(BasicUNet, FirstChannelIsTheSameWithOneOrTwoChannels)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(1);
    BasicUNet two(3, 2);
    BasicUNet one(3, 1);
    auto ofOne = one.named_parameters();
    for (const auto& entry : two.named_parameters()) {
        torch::Tensor& target = ofOne[entry.key()];
        target.copy_(entry.value().slice(0, 0, target.size(0)));
    }
    const torch::Tensor images = torch::rand({5, 3, 12, 20});
    EXPECT_LT(largestDifference(one.predict(images), two.predict(images).slice(1, 0, 1)), 1e-6);
}

TEST(BasicUNet, GradientsAreReproducibleBitForBit)
{
    const auto gradients = [] {
        const auto network = buildSeeded(0, [] { return makeNetwork(basicConfig); });
        torch::manual_seed(1);
        const torch::Tensor images = torch::rand({16, 1, 28, 28});
        torch::mse_loss(network->predict(images), images).backward();
        std::vector<torch::Tensor> all;
        for (const torch::Tensor& parameter : network->parameters())
            all.push_back(parameter.grad());
        return all;
    };
    const auto first = gradients();
    const auto second = gradients();
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_TRUE(first[i].equal(second[i])) << "parameter " << i;
}

TEST(BasicUNet, SamplesLikeTheHfCourse)
{
    const torch::NoGradGuard noGrad;
    const auto golden = goldenTensors("golden_basic_unet.safetensors");
    BasicUNet network;
    setState(network, golden);
    torch::Tensor x = golden.at("golden.sampler_start");
    for (std::int64_t i = 0; i < 5; ++i) {
        const double factor = 1.0 / static_cast<double>(5 - i);
        x = x * (1 - factor) + network.predict(x) * factor;
        EXPECT_LT(largestDifference(x, golden.at("golden.sampler_states")[i]), 1e-6) << "step " << i;
    }
}

TEST(BasicUNet, ReturnsItsConfiguration)
{
    const nlohmann::json given = {{"_class_name", "BasicUNet"}, {"in_channels", 3}, {"out_channels", 2}};
    const auto network = makeNetwork(given);
    EXPECT_EQ(network->config(), given);
    EXPECT_EQ(network->predict(torch::zeros({2, 3, 8, 12})).sizes(), at::IntArrayRef({2, 2, 8, 12}));
}

TEST(BasicUNet, RejectsUnsupportedImages)
{
    BasicUNet network;
    EXPECT_NO_THROW(network.checkInput(1, 28, 28));
    EXPECT_NE(errorOf([&] { network.checkInput(1, 30, 28); }).find("30x28"), std::string::npos);
    EXPECT_NE(errorOf([&] { network.checkInput(1, 0, 0); }).find("0x0"), std::string::npos);
    EXPECT_NE(errorOf([&] { network.checkInput(3, 28, 28); }).find("channels"), std::string::npos);
    EXPECT_NE(errorOf([&] {
        network.predict(torch::zeros({1, 28, 28}));
    }).find("4 dimensions"),
        std::string::npos);
    EXPECT_NE(errorOf([&] {
        network.predict(torch::zeros({1, 1, 27, 28}));
    }).find("27x28"),
        std::string::npos);
    EXPECT_NE(errorOf([&] {
        network.predict(torch::zeros({2, 1, 4, 4}), torch::zeros(3));
    }).find("timestep"),
        std::string::npos);
    EXPECT_NE(errorOf([&] {
        network.predict(torch::zeros({2, 1, 4, 4}), {}, torch::zeros(2));
    }).find("class_labels"),
        std::string::npos);
}

} // namespace
