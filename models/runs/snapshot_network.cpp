// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs/snapshot_network.h"

#include "models/api/error.h"
#include "models/nets/weights.h"
#include "models/recipes/experiment.h"
#include "models/runs/weights_snapshot.h"

namespace playground
{

SnapshotNetwork::SnapshotNetwork(const Recipe& recipe, const Dataset& dataset, const torch::Device& device)
    : m_network(buildNetwork(recipe, dataset))
{
    m_network->to(device);
    m_network->eval();
}

Network& SnapshotNetwork::with(const std::shared_ptr<const Snapshot>& snapshot)
{
    if (snapshot == nullptr || snapshot != m_loaded) {
        const auto* weights = dynamic_cast<const WeightsSnapshot*>(snapshot.get());
        if (weights == nullptr)
            throw Error(PLAYGROUND_TEXT("models", "The snapshot does not come from a trainer."), {});
        loadWeights(*m_network, weights->weights(), "");
        m_loaded = snapshot;
    }
    return *m_network;
}

} // namespace playground
