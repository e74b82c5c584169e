// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"
#include "models/nets/network.h"

#include <memory>

namespace playground
{

/// A separate eval-mode network that loads snapshot weights while training continues.
class SnapshotNetwork
{
public:
    /// Throws Error like buildNetwork().
    SnapshotNetwork(const Recipe& recipe, const Dataset& dataset, const torch::Device& device);

    /// The network with the snapshot's weights, which are copied only if they changed. Throws Error if
    /// `snapshot` is null or comes from another network.
    Network& with(const std::shared_ptr<const Snapshot>& snapshot);

    /// The network with any weights, to inspect its layers.
    Network& any() { return *m_network; }

private:
    std::shared_ptr<Network> m_network;
    std::shared_ptr<const Snapshot> m_loaded; ///< the snapshot whose weights are loaded
};

} // namespace playground
