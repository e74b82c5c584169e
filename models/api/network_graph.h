// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// A layer, or a block of layers shown as one node.
struct NetworkNode {
    enum class Kind {
        Input, ///< the noised picture, not a layer
        Convolution,
        Block, ///< convolutions, norms and activations in a row
        Resnet,
        Attention,
        Downsample,
        Upsample,
        Normalization,
        Embedding, ///< of the timestep or the class: outside the image path
        Unused ///< has parameters but is not called in the forward pass
    };

    std::string name; ///< PyTorch's module path; "input" for the picture
    Kind kind = Kind::Block;
    Text words; ///< what the layer computes
    std::vector<int> shape; ///< output shape for one picture: [C, H, W], or [C]; empty for Unused
    std::int64_t parameters = 0;
    int column = 0; ///< 0 at the left; the layers of a block share a column, in order
    int level = 0; ///< 0: full resolution; +1 for each halving
};

struct NetworkEdge {
    enum class Kind {
        Flow, ///< the output is the next layer's input
        Skip, ///< concatenated or added in a later layer
        Condition ///< fed to every resnet
    };

    int from = 0; ///< index into NetworkGraph::nodes
    int to = 0;
    Kind kind = Kind::Flow;
    std::string id; ///< of a Skip, used to disable it: "from -> to"
};

/// The graph of an actual forward pass: its shapes, with the nodes in call order.
struct NetworkGraph {
    std::vector<NetworkNode> nodes;
    std::vector<NetworkEdge> edges;
    std::int64_t parameters = 0; ///< of all nodes
};

} // namespace playground
