// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/graph_recorder.h"

#include "models/api/error.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace playground
{

using Kind = NetworkNode::Kind;

namespace
{

class GraphRecorder : public LayerTracker
{
public:
    void layer(const TracedLayer& layer, const torch::Tensor& output) override
    {
        LayerTracker::layer(layer, output);
        NetworkNode node{layer.name, layer.kind, Text(layer.words), {}, 0, 0, 0};
        const auto sizes = output.sizes();
        for (std::size_t i = 1; i < sizes.size(); ++i)
            node.shape.push_back(static_cast<int>(sizes[i]));
        const int index = static_cast<int>(graph.nodes.size());
        if (layer.kind == Kind::Embedding) {
            if (m_embedding >= 0)
                graph.edges.push_back({m_embedding, index, NetworkEdge::Kind::Flow, {}});
            m_embedding = index;
        } else {
            place(node, layer.block, index);
        }
        graph.nodes.push_back(std::move(node));
    }

    torch::Tensor skip(const std::string& to, const torch::Tensor& skip) override
    {
        const int target = static_cast<int>(graph.nodes.size()); // the next layer to be reported
        graph.edges.push_back(
            {indexOf(nameOf(skip)), target, NetworkEdge::Kind::Skip, skipId(nameOf(skip), to)});
        return skip;
    }

    NetworkGraph graph;

private:
    void place(NetworkNode& node, const std::string& block, int index)
    {
        if (m_previous < 0) {
            m_inputHeight = node.shape.at(1);
        } else {
            graph.edges.push_back({m_previous, index, NetworkEdge::Kind::Flow, {}});
            if (block.empty() || block != m_block)
                ++m_column;
        }
        if (node.kind == Kind::Resnet && m_embedding >= 0)
            graph.edges.push_back({m_embedding, index, NetworkEdge::Kind::Condition, {}});
        node.column = m_column;
        node.level
            = static_cast<int>(std::lround(std::log2(static_cast<double>(m_inputHeight) / node.shape.at(1))));
        m_block = block;
        m_previous = index;
    }

    int indexOf(const std::string& name) const
    {
        const auto found = std::find_if(graph.nodes.begin(), graph.nodes.end(),
            [&](const NetworkNode& node) { return node.name == name; });
        return static_cast<int>(found - graph.nodes.begin());
    }

    int m_previous = -1;
    int m_embedding = -1;
    int m_column = 0;
    int m_inputHeight = 1;
    std::string m_block;
};

/// The node that owns a parameter: the one with the longest name that is a prefix of the parameter's.
std::optional<std::size_t> ownerOf(const std::string& parameter, const NetworkGraph& graph)
{
    std::optional<std::size_t> owner;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const std::string& name = graph.nodes[i].name;
        const bool within = parameter.compare(0, name.size() + 1, name + ".") == 0;
        if (within && (!owner || name.size() > graph.nodes[*owner].name.size()))
            owner = i;
    }
    return owner;
}

} // namespace

void LayerTracker::layer(const TracedLayer& layer, const torch::Tensor& output)
{
    m_seen.emplace_back(layer.name, output);
}

torch::Tensor LayerTracker::skip(const std::string&, const torch::Tensor& skip)
{
    return skip;
}

const std::string& LayerTracker::nameOf(const torch::Tensor& output) const
{
    const auto found = std::find_if(
        m_seen.begin(), m_seen.end(), [&](const auto& seen) { return seen.second.is_same(output); });
    TORCH_CHECK(found != m_seen.end(), "a skip connection from a layer that was not reported");
    return found->first;
}

NetworkGraph recordGraph(Network& network, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    const at::NoGradGuard noGrad;
    const auto parameters = network.named_parameters();
    const auto options = parameters.front().value().options();
    GraphRecorder recorder;
    // Timestep 1, not 0: some networks take its logarithm.
    network.predictWatched(recorder, at::zeros({1, channels, height, width}, options), at::ones({1}, options),
        network.wantsClassLabels() ? at::zeros({1}, options.dtype(at::kLong)) : torch::Tensor());

    NetworkGraph graph = std::move(recorder.graph);
    for (const auto& parameter : parameters) {
        auto owner = ownerOf(parameter.key(), graph);
        if (!owner) {
            const std::string child = parameter.key().substr(0, parameter.key().find('.'));
            graph.nodes.push_back({child, Kind::Unused,
                Text(
                    PLAYGROUND_TEXT("models", "Registered but never called: its parameters get no gradient")),
                {}, 0, 0, 0});
            owner = graph.nodes.size() - 1;
        }
        graph.nodes[*owner].parameters += parameter.value().numel();
        graph.parameters += parameter.value().numel();
    }
    return graph;
}

std::vector<torch::Tensor> parametersOf(
    const torch::nn::Module& network, const NetworkGraph& graph, const std::string& name)
{
    std::vector<torch::Tensor> found;
    for (const auto& parameter : network.named_parameters()) {
        const auto owner = ownerOf(parameter.key(), graph);
        if (owner && graph.nodes[*owner].name == name)
            found.push_back(parameter.value().detach());
    }
    return found;
}

} // namespace playground
