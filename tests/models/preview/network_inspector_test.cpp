// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/network_inspector.h"

#include "models/nets/weights.h"
#include "models/recipes/experiment.h"
#include "models/runs/weights_snapshot.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace playground;
using namespace playground::test;

namespace
{

struct Bench {
    explicit Bench(const Recipe& r = tinyRecipe())
        : recipe(r)
        , dataset(tinyDatasetFor(r))
        , trainer(r, dataset)
        , inspector(r, dataset)
    {
        request.pictures = {{0, 6}, {0.3F, 0.7F}, 7, false};
    }

    Inspection operator()() { return inspector.inspect(trainer.snapshot(), request); }
    std::vector<std::string> skips() const
    {
        std::vector<std::string> ids;
        for (const NetworkEdge& edge : inspector.graph().edges)
            if (edge.kind == NetworkEdge::Kind::Skip)
                ids.push_back(edge.id);
        return ids;
    }

    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    Trainer trainer;
    NetworkInspector inspector;
    InspectionRequest request;
};

class AnyInspection : public testing::TestWithParam<Recipe>
{
};

TEST_P(AnyInspection, WithAllSkipsPredictsLikeThePreview)
{
    Bench bench(GetParam());
    train(bench.trainer, 1);
    const Inspection seen = bench();
    const Triptych preview
        = Previewer(bench.recipe, bench.dataset).triptych(bench.trainer.snapshot(), bench.request.pictures);
    EXPECT_EQ(seen.step, 1);
    EXPECT_EQ(seen.original.values, preview.original.values);
    EXPECT_EQ(seen.noised.values, preview.noised.values);
    EXPECT_EQ(seen.predicted.values, preview.predicted.values); // bit for bit
    EXPECT_EQ(seen.switched.values, preview.predicted.values);
    EXPECT_NEAR(seen.predictedMse, preview.mse, 1e-6 * preview.mse);
    EXPECT_EQ(seen.switchedMse, seen.predictedMse);
    EXPECT_GT(seen.noisedMse, 0);
}

TEST_P(AnyInspection, EverySkipMatters)
{
    Bench bench(GetParam());
    const std::vector<float> all = bench().predicted.values;
    ASSERT_GE(bench.skips().size(), 2U);
    std::vector<std::vector<float>> different;
    for (const std::string& id : bench.skips()) {
        bench.request.skipsOff = {id};
        const Inspection seen = bench();
        EXPECT_EQ(seen.predicted.values, all) << id;
        EXPECT_NE(seen.switched.values, all) << id;
        EXPECT_NE(seen.switchedMse, seen.predictedMse) << id;
        for (const auto& other : different)
            EXPECT_NE(seen.switched.values, other) << id;
        different.push_back(seen.switched.values);
    }
    bench.request.skipsOff = bench.skips();
    EXPECT_NE(bench().switched.values, different.front());
    bench.request.skipsOff.clear();
    EXPECT_EQ(bench().switched.values, all) << "a switch leaves something behind";
}

TEST_P(AnyInspection, EveryNodeShowsItsMapsAndWeights)
{
    Bench bench(GetParam());
    bench.request.mostMaps = 5;
    for (const NetworkNode& node : bench.inspector.graph().nodes) {
        bench.request.node = node.name;
        const Inspection seen = bench();
        EXPECT_EQ(seen.node, node.name);
        EXPECT_EQ(seen.weights.count, node.parameters) << node.name;
        const auto& counts = seen.weights.counts;
        EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}), node.parameters)
            << node.name;
        EXPECT_EQ(counts.size(), node.parameters > 0 ? WeightHistogram::bins : 0U);
        if (node.kind == NetworkNode::Kind::Unused) {
            EXPECT_TRUE(seen.maps.maps.empty());
            continue;
        }
        EXPECT_EQ(seen.maps.channels, node.shape.at(0));
        const ImageBatch& maps = seen.maps.maps;
        EXPECT_EQ(maps.channels, 1);
        EXPECT_EQ(seen.maps.lowest.size(), std::size_t(maps.count));
        if (node.shape.size() == 3) {
            EXPECT_EQ(maps.count, std::min(5, node.shape[0]));
            EXPECT_EQ(maps.height, node.shape[1]);
            EXPECT_EQ(maps.width, node.shape[2]);
        } else {
            EXPECT_EQ(maps.count, 1);
            EXPECT_GE(maps.height * maps.width, node.shape[0]);
        }
        for (int i = 0; i < maps.count; ++i) {
            const auto values = maps.image(i);
            const auto [least, most] = std::minmax_element(values.begin(), values.end());
            EXPECT_EQ(*least, seen.maps.lowest[std::size_t(i)]);
            EXPECT_EQ(*most, seen.maps.highest[std::size_t(i)]);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Recipes, AnyInspection,
    testing::Values(tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe()),
    [](const auto& test) { return test.param.network.name; });

TEST(Inspector, MapsAreTheLayersOutput)
{
    Bench bench;
    bench.request.node = "down_layers.0";
    bench.request.picture = 1;
    const Inspection seen = bench();
    const at::NoGradGuard guard;
    const auto network = buildNetwork(bench.recipe, *bench.dataset); // initial weights: step 0
    const auto parameters = network->named_parameters();
    const torch::Tensor noised = at::tensor(seen.noised.values).view({2, 1, 28, 28});
    const torch::Tensor expected = at::silu(at::conv2d(noised, parameters["down_layers.0.weight"],
        parameters["down_layers.0.bias"], at::IntArrayRef{1}, at::IntArrayRef{2}));
    const torch::Tensor maps = at::tensor(seen.maps.maps.values).view({32, 28, 28});
    EXPECT_LT((maps - expected[1]).abs().max().item<double>(), 1e-5);
    const torch::Tensor weights
        = at::cat({parameters["down_layers.0.weight"].flatten(), parameters["down_layers.0.bias"]});
    EXPECT_NEAR(seen.weights.mean, weights.mean().item<double>(), 1e-6);
    EXPECT_NEAR(seen.weights.deviation, weights.std(false).item<double>(), 1e-6);
    EXPECT_NEAR(seen.weights.highest, weights.abs().max().item<double>(), 1e-6);
}

TEST(Inspector, ADisabledSkipChangesOnlyLaterLayers)
{
    Bench bench(tinyDliRecipe());
    bench.request.node = "up1";
    const auto with = bench().maps.maps.values;
    bench.request.skipsOff = {"down1 -> up2"}; // concatenated later
    EXPECT_EQ(bench().maps.maps.values, with);
    bench.request.skipsOff = {"down2 -> up1"};
    EXPECT_NE(bench().maps.maps.values, with);
}

TEST(Inspector, FollowsTheSnapshot)
{
    Bench bench;
    bench.request.node = "up_layers.0";
    const Inspection before = bench();
    train(bench.trainer, 1);
    const Inspection after = bench();
    EXPECT_NE(after.maps.maps.values, before.maps.maps.values);
    EXPECT_NE(after.weights.mean, before.weights.mean);
    EXPECT_NE(after.switched.values, before.switched.values);
}

TEST(Inspector, RejectsUnknownNodesAndSkips)
{
    Bench bench;
    const auto refused = [&](const auto& change) {
        bench.request = {};
        bench.request.pictures = {{0, 6}, {0.3F, 0.7F}, 7, false};
        change(bench.request);
        return oneLineErrorOf([&] { bench(); });
    };
    EXPECT_NE(refused([](auto& r) { r.node = "conv_in"; }).find("conv_in"), std::string::npos);
    EXPECT_NE(refused([](auto& r) { r.skipsOff = {"a -> b"}; }).find("a -> b"), std::string::npos);
    EXPECT_FALSE(refused([](auto& r) { r.skipsOff = {""}; }).empty());
    EXPECT_FALSE(refused([](auto& r) { r.picture = 2; }).empty());
    EXPECT_FALSE(refused([](auto& r) { r.picture = -1; }).empty());
    EXPECT_FALSE(refused([](auto& r) { r.pictures.indices[0] = 99; }).empty());
    EXPECT_FALSE(refused([](auto& r) { r.pictures.amounts[0] = 2; }).empty());
    bench.request = {};
    bench.request.pictures = {{0}, {0.3F}, 7, false};
    EXPECT_FALSE(oneLineErrorOf([&] { bench.inspector.inspect(nullptr, bench.request); }).empty());
}

} // namespace
