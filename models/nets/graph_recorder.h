// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/network.h"

#include <string>
#include <utility>
#include <vector>

namespace playground
{

/// Knows the layers of a forward pass by their outputs. Keeps these alive meanwhile.
class LayerTracker : public ForwardObserver
{
public:
    void layer(const TracedLayer& layer, const torch::Tensor& output) override;

    /// Leaves the skip connection as it is.
    torch::Tensor skip(const std::string& to, const torch::Tensor& skip) override;

    /// As NetworkEdge has it.
    static std::string skipId(const std::string& from, const std::string& to) { return from + " -> " + to; }

protected:
    /// The layer that gave `output`.
    const std::string& nameOf(const torch::Tensor& output) const;

private:
    std::vector<std::pair<std::string, torch::Tensor>> m_seen;
};

/// Runs the network, which is in eval mode, once on zeros of this size and writes down its layers, with every
/// parameter counted for the layer it belongs to; what the pass never called comes last, as Unused. Throws
/// Error as predict() does.
NetworkGraph recordGraph(Network& network, std::int64_t channels, std::int64_t height, std::int64_t width);

/// The parameters recordGraph() counted for the node `name`.
std::vector<torch::Tensor> parametersOf(
    const torch::nn::Module& network, const NetworkGraph& graph, const std::string& name);

} // namespace playground
