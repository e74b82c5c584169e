// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"
#include "models/nets/network.h"

#include <memory>

namespace playground
{

/// A network of one's own, in eval mode, that takes on the weights of snapshots while the trainer goes on.
class SnapshotNetwork
{
public:
    /// Throws Error as buildNetwork() does.
    SnapshotNetwork(const Recipe& recipe, const Dataset& dataset, const torch::Device& device);

    /// The network with the snapshot's weights, copied only when they are others than last time. Throws Error
    /// if there is none or it does not come from a trainer of such a network.
    Network& with(const std::shared_ptr<const Snapshot>& snapshot);

    /// The network whatever its weights, to look at its layers.
    Network& any() { return *m_network; }

private:
    std::shared_ptr<Network> m_network;
    std::shared_ptr<const Snapshot> m_loaded; ///< whose weights the network holds
};

} // namespace playground
