// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_graph.h"

#include <algorithm>

namespace playground::test
{

/// A U-Net of three columns down and two up, one skip per level; also a block and a layer that are never
/// called.
inline NetworkGraph smallGraph()
{
    using Kind = NetworkNode::Kind;
    using Edge = NetworkEdge::Kind;
    NetworkGraph graph;
    const auto node
        = [&](const char* name, Kind kind, std::vector<int> shape, int parameters, int column, int level) {
              graph.nodes.push_back({name, kind, Text("What " + std::string(name) + " does"),
                  std::move(shape), parameters, column, level});
              graph.parameters += parameters;
          };
    node("input", Kind::Input, {1, 8, 8}, 0, 0, 0);
    node("time_embedding", Kind::Embedding, {16}, 300, 0, 0);
    node("conv_in", Kind::Convolution, {4, 8, 8}, 40, 0, 0);
    node("down.0.resnets.0", Kind::Resnet, {4, 8, 8}, 1'234, 1, 0);
    node("down.0.downsamplers.0", Kind::Downsample, {4, 4, 4}, 148, 1, 1);
    node("middle", Kind::Block, {8, 4, 4}, 500, 2, 1);
    node("up.0.resnets.0", Kind::Resnet, {4, 4, 4}, 600, 3, 1);
    node("up.0.upsamplers.0", Kind::Upsample, {4, 8, 8}, 148, 3, 0);
    node("conv_out", Kind::Convolution, {1, 8, 8}, 37, 4, 0);
    node("dense_emb", Kind::Unused, {}, 999, 0, 0);
    for (const auto& [from, to] : {std::pair{0, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 8}})
        graph.edges.push_back({from, to, Edge::Flow, {}});
    graph.edges.push_back({1, 3, Edge::Condition, {}});
    graph.edges.push_back({4, 6, Edge::Skip, "down.0.downsamplers.0 -> up.0.resnets.0"});
    graph.edges.push_back({2, 8, Edge::Skip, "conv_in -> conv_out"});
    return graph;
}

inline int indexOf(const NetworkGraph& graph, const std::string& name)
{
    const auto found = std::find_if(
        graph.nodes.begin(), graph.nodes.end(), [&](const NetworkNode& node) { return node.name == name; });
    return static_cast<int>(found - graph.nodes.begin());
}

} // namespace playground::test
