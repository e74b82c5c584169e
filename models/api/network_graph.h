// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// A layer, or a block of layers that is shown as one.
struct NetworkNode {
    enum class Kind {
        Input, ///< the noised picture: no layer
        Convolution,
        Block, ///< convolutions, norms and activations in a row
        Resnet,
        Attention,
        Downsample,
        Upsample,
        Normalization,
        Embedding, ///< of the timestep or the class: beside the pictures' way
        Unused ///< has parameters, but the forward pass never calls it
    };

    std::string name; ///< PyTorch's module path; "input" for the picture
    Kind kind = Kind::Block;
    Text words; ///< what it computes
    std::vector<int> shape; ///< of the output for one picture: [C, H, W], or [C]; empty for Unused
    std::int64_t parameters = 0;
    int column = 0; ///< 0 at the left; the layers of a block stand in one, in their order
    int level = 0; ///< 0: the picture's resolution, one more for each halving
};

struct NetworkEdge {
    enum class Kind {
        Flow, ///< the output is the next layer's input
        Skip, ///< joined into a later layer
        Condition ///< every resnet is told
    };

    int from = 0; ///< into NetworkGraph::nodes
    int to = 0;
    Kind kind = Kind::Flow;
    std::string id; ///< of a Skip, to switch it off: "from -> to"
};

/// A network as it really runs: the shapes are those of a forward pass, nodes in its order.
struct NetworkGraph {
    std::vector<NetworkNode> nodes;
    std::vector<NetworkEdge> edges;
    std::int64_t parameters = 0; ///< of all nodes together
};

} // namespace playground
