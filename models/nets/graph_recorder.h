// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <string>
#include <utility>
#include <vector>

namespace playground
{

/// Identifies layers by their output tensors, which it keeps alive.
class LayerTracker : public ForwardObserver
{
public:
    void layer(const TracedLayer& layer, const torch::Tensor& output) override;

    /// Returns the skip connection unchanged.
    torch::Tensor skip(const std::string& to, const torch::Tensor& skip) override;

    /// The id in NetworkEdge.
    static std::string skipId(const std::string& from, const std::string& to) { return from + " -> " + to; }

protected:
    /// Name of the layer that returned `output`.
    const std::string& nameOf(const torch::Tensor& output) const;

private:
    std::vector<std::pair<std::string, torch::Tensor>> m_seen;
};

/// Runs the network, which must be in eval mode, once on zeros of this size and records its layers, assigning
/// every parameter to a layer. Modules that were not called come last, as Unused. Throws Error like
/// predict().
NetworkGraph recordGraph(Network& network, std::int64_t channels, std::int64_t height, std::int64_t width);

/// The parameters that recordGraph() assigned to the node `name`.
std::vector<torch::Tensor> parametersOf(
    const torch::nn::Module& network, const NetworkGraph& graph, const std::string& name);

} // namespace playground
