// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/graph_recorder.h"

#include "models/nets/registry.h"
#include "tests/models/nets/unet2d_configs.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

using Kind = NetworkNode::Kind;

namespace
{

struct Expected {
    const char* network;
    std::int64_t size;
    std::int64_t parameters;
    std::vector<std::pair<std::string, std::vector<int>>> shapes; ///< some nodes, in order
    std::vector<std::string> skips;
};

const std::vector<Expected>& expectations()
{
    static const std::vector<Expected> all{
        {"BasicUNet", 28, 309'057,
            {{"input", {1, 28, 28}}, {"down_layers.0", {32, 28, 28}}, {"down_layers.1", {64, 14, 14}},
                {"down_layers.2", {64, 7, 7}}, {"up_layers.0", {64, 7, 7}}, {"up_layers.1", {32, 14, 14}},
                {"up_layers.2", {1, 28, 28}}},
            {"down_layers.1 -> up_layers.1", "down_layers.0 -> up_layers.2"}},
        {"DliUNet", 16, 234'977,
            {{"input", {1, 16, 16}}, {"down0", {16, 16, 16}}, {"down1", {32, 8, 8}}, {"down2", {64, 4, 4}},
                {"up0", {64, 4, 4}}, {"up1", {32, 8, 8}}, {"up2", {16, 16, 16}}, {"out", {1, 16, 16}},
                {"dense_emb", {}}},
            {"down2 -> up1", "down1 -> up2"}},
        {"UNet2DModel", 28, 1'707'009,
            {{"input", {1, 28, 28}}, {"time_proj", {32}}, {"time_embedding", {128}},
                {"conv_in", {32, 28, 28}}, {"down_blocks.0.downsamplers.0", {32, 14, 14}},
                {"down_blocks.1.attentions.1", {64, 14, 14}}, {"mid_block.attentions.0", {64, 7, 7}},
                {"up_blocks.0.upsamplers.0", {64, 14, 14}}, {"up_blocks.2.resnets.2", {32, 28, 28}},
                {"conv_out", {1, 28, 28}}},
            {"down_blocks.2.attentions.1 -> up_blocks.0.resnets.0",
                "down_blocks.2.attentions.0 -> up_blocks.0.resnets.1",
                "down_blocks.1.downsamplers.0 -> up_blocks.0.resnets.2",
                "down_blocks.1.attentions.1 -> up_blocks.1.resnets.0",
                "down_blocks.1.attentions.0 -> up_blocks.1.resnets.1",
                "down_blocks.0.downsamplers.0 -> up_blocks.1.resnets.2",
                "down_blocks.0.resnets.1 -> up_blocks.2.resnets.0",
                "down_blocks.0.resnets.0 -> up_blocks.2.resnets.1", "conv_in -> up_blocks.2.resnets.2"}},
    };
    return all;
}

NetworkGraph graphOf(const Expected& expected)
{
    const auto network = makeNetwork(defaultConfig(expected.network, 1, expected.size));
    network->eval();
    return recordGraph(*network, 1, expected.size, expected.size);
}

class AnyGraph : public testing::TestWithParam<Expected>
{
};

TEST_P(AnyGraph, HasTheLayersWithTheirShapesInOrder)
{
    const NetworkGraph graph = graphOf(GetParam());
    std::size_t next = 0;
    for (const NetworkNode& node : graph.nodes) {
        const auto& shapes = GetParam().shapes;
        if (next < shapes.size() && node.name == shapes[next].first) {
            EXPECT_EQ(node.shape, shapes[next].second) << node.name;
            ++next;
        }
    }
    EXPECT_EQ(next, GetParam().shapes.size()) << "missing or out of order: " << GetParam().shapes[next].first;
}

TEST_P(AnyGraph, CountsEveryParameterOnce)
{
    const NetworkGraph graph = graphOf(GetParam());
    std::int64_t sum = 0;
    for (const NetworkNode& node : graph.nodes) {
        EXPECT_GE(node.parameters, 0);
        sum += node.parameters;
        const bool silent = node.kind == Kind::Input || node.name == "time_proj";
        EXPECT_EQ(node.parameters == 0, silent) << node.name;
    }
    EXPECT_EQ(sum, GetParam().parameters);
    EXPECT_EQ(graph.parameters, GetParam().parameters);
}

TEST_P(AnyGraph, NamesItsSkipConnections)
{
    std::vector<std::string> skips;
    const NetworkGraph graph = graphOf(GetParam());
    for (const NetworkEdge& edge : graph.edges) {
        const auto& nodes = graph.nodes;
        EXPECT_EQ(edge.kind == NetworkEdge::Kind::Skip, !edge.id.empty());
        ASSERT_LT(edge.from, edge.to);
        ASSERT_LT(std::size_t(edge.to), nodes.size());
        if (edge.kind == NetworkEdge::Kind::Skip) {
            EXPECT_EQ(
                edge.id, nodes[std::size_t(edge.from)].name + " -> " + nodes[std::size_t(edge.to)].name);
            skips.push_back(edge.id);
        }
    }
    EXPECT_EQ(skips, GetParam().skips);
}

TEST_P(AnyGraph, ColumnsIncreaseAndLevelsFollowTheResolution)
{
    const NetworkGraph graph = graphOf(GetParam());
    int column = 0;
    for (const NetworkNode& node : graph.nodes) {
        if (node.kind == Kind::Embedding || node.kind == Kind::Unused)
            continue;
        EXPECT_TRUE(node.column == column || node.column == column + 1) << node.name;
        column = node.column;
        EXPECT_EQ(node.shape.at(1) << node.level, GetParam().size) << node.name;
    }
    EXPECT_GE(column, 6);
}

INSTANTIATE_TEST_SUITE_P(Networks, AnyGraph, testing::ValuesIn(expectations()),
    [](const auto& test) { return std::string(test.param.network); });

TEST(Graph, MarksUnusedLayers)
{
    const NetworkGraph graph = graphOf(expectations()[1]);
    EXPECT_EQ(graph.nodes.back().name, "dense_emb");
    EXPECT_EQ(graph.nodes.back().kind, Kind::Unused);
    EXPECT_EQ(graph.nodes.back().parameters, 67'648);
    for (const NetworkEdge& edge : graph.edges)
        EXPECT_NE(std::size_t(edge.to), graph.nodes.size() - 1);
}

TEST(Graph, EveryResnetGetsTheTimestep)
{
    const NetworkGraph graph = graphOf(expectations()[2]);
    std::size_t resnets = 0, told = 0;
    for (const NetworkNode& node : graph.nodes)
        resnets += node.kind == Kind::Resnet;
    for (const NetworkEdge& edge : graph.edges) {
        if (edge.kind != NetworkEdge::Kind::Condition)
            continue;
        ++told;
        EXPECT_EQ(graph.nodes[std::size_t(edge.from)].name, "time_embedding");
        EXPECT_EQ(graph.nodes[std::size_t(edge.to)].kind, Kind::Resnet);
    }
    EXPECT_EQ(resnets, 17U);
    EXPECT_EQ(told, resnets);
}

class AllOutputs : public LayerTracker
{
public:
    void layer(const TracedLayer& layer, const torch::Tensor& output) override
    {
        LayerTracker::layer(layer, output);
        outputs[layer.name] = output;
        if (!layer.block.empty())
            outputs[layer.block] = output; // the last layer's output is the block's
    }
    Tensors outputs;
};

TEST(Graph, OutputsMatchTheReference)
{
    const torch::NoGradGuard noGrad;
    const Tensors golden = goldenTensors("golden_unet2d.safetensors");
    const Tensors expected = goldenTensors("golden_unet2d_activations.safetensors");
    const auto network = makeNetwork(course());
    setState(*network, golden);
    AllOutputs seen;
    const torch::Tensor output
        = network->predictWatched(seen, golden.at("golden.input"), golden.at("golden.timestep"));
    EXPECT_LT(largestDifference(output, golden.at("golden.output")), 1e-5);
    for (const auto& [name, tensor] : expected) {
        const std::string layer = name.substr(4); // "act."
        ASSERT_TRUE(seen.outputs.contains(layer)) << layer;
        expectNear(seen.outputs.at(layer), tensor, layer);
    }
    EXPECT_TRUE(network->predict(golden.at("golden.input"), golden.at("golden.timestep")).equal(output))
        << "watching changes the output";
}

TEST(Graph, AnErrorRemovesTheObserver)
{
    const auto network = makeNetwork(defaultConfig("BasicUNet", 1, 28));
    AllOutputs seen;
    EXPECT_FALSE(errorOf([&] { network->predictWatched(seen, torch::zeros({1, 1, 30, 30})); }).empty());
    network->predict(torch::zeros({1, 1, 28, 28}));
    EXPECT_TRUE(seen.outputs.empty());
}

TEST(Graph, CanBeRecordedForOtherConfigurations)
{
    const torch::NoGradGuard noGrad;
    nlohmann::json config = defaultConfig("UNet2DModel", 1, 16);
    config.update({{"time_embedding_type", "fourier"}, {"downsample_type", "resnet"},
        {"upsample_type", "resnet"}, {"mid_block_type", nullptr}, {"layers_per_block", 1}});
    const auto network = makeNetwork(config);
    const NetworkGraph graph = recordGraph(*network, 1, 16, 16);
    EXPECT_EQ(graph.parameters, parameterCount(*network));
    std::int64_t sum = 0;
    for (const NetworkNode& node : graph.nodes) {
        std::int64_t own = 0;
        for (const torch::Tensor& parameter : parametersOf(*network, graph, node.name))
            own += parameter.numel();
        EXPECT_EQ(own, node.parameters) << node.name;
        EXPECT_NE(node.kind, Kind::Unused) << node.name;
        sum += own;
    }
    EXPECT_EQ(sum, graph.parameters);
}

} // namespace
