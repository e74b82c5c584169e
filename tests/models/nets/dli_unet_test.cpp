// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/dli_unet.h"

#include "models/nets/registry.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

TEST(DliUNet, HasTheReferenceWeightsForTheSameSeed)
{
    const auto network = buildSeeded(0, [] { return makeNetwork({{"_class_name", "DliUNet"}}); });
    EXPECT_EQ(parameterCount(*network), 234977);
    expectInitialWeights(*network, goldenJson("golden_init.json").at("DLIUNet"));
}

TEST(DliUNet, PredictsLikeTheReferenceInEvalAndTrainMode)
{
    const torch::NoGradGuard noGrad;
    const auto golden = goldenTensors("golden_dli_unet.safetensors");
    DliUNet network;
    setState(network, golden);
    const torch::Tensor& input = golden.at("golden.input");

    network.eval();
    EXPECT_LT(largestDifference(network.predict(input), golden.at("golden.output_eval")), 1e-6);
    network.train();
    EXPECT_LT(largestDifference(network.predict(input), golden.at("golden.output_train")), 1e-5);
    int statistics = 0;
    for (const auto& entry : network.named_buffers()) {
        const torch::Tensor& expected = golden.at("golden.after_train." + entry.key());
        EXPECT_LT(largestDifference(entry.value(), expected), 1e-6) << entry.key();
        ++statistics;
    }
    EXPECT_EQ(statistics, 33);
    network.eval();
    EXPECT_LT(largestDifference(network.predict(input), golden.at("golden.output_eval_after_train")), 1e-5);
}

TEST(DliUNet, DenseEmbeddingIsNeverCalled)
{
    DliUNet network;
    network.predict(torch::rand({2, 1, 16, 16})).sum().backward();
    std::int64_t unused = 0;
    for (const auto& entry : network.named_parameters()) {
        EXPECT_EQ(entry.value().grad().defined(), !entry.key().starts_with("dense_emb.")) << entry.key();
        unused += entry.value().grad().defined() ? 0 : entry.value().numel();
    }
    EXPECT_EQ(unused, 67648);
}

TEST(DliUNet, ReturnsItsConfiguration)
{
    const nlohmann::json given
        = {{"_class_name", "DliUNet"}, {"image_size", 28}, {"in_channels", 3}, {"down_channels", {4, 6, 8}}};
    const auto network = makeNetwork(given);
    EXPECT_EQ(network->config(), given);
    EXPECT_EQ(network->predict(torch::zeros({2, 3, 28, 28})).sizes(), at::IntArrayRef({2, 3, 28, 28}));
}

TEST(DliUNet, RejectsImagesOfAnotherSize)
{
    DliUNet network;
    EXPECT_NO_THROW(network.checkInput(1, 16, 16));
    EXPECT_NE(errorOf([&] { network.checkInput(1, 28, 28); }).find("16x16"), std::string::npos);
    EXPECT_NE(errorOf([&] { network.checkInput(3, 16, 16); }).find("channels"), std::string::npos);
}

} // namespace
