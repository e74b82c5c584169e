// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/previewer.h"
#include "models/data/batches.h"
#include "models/data/split.h"
#include "models/diffusion/corruption.h"
#include "models/nets/network.h"

#include <torch/types.h>

#include <memory>
#include <optional>

namespace playground
{

/// Computes NoiseLevelErrors in batches as small as a triptych's row. Images and noise are the same at every
/// level and for every snapshot: what differs is the amount, and what the network has learned.
class NoiseLevelSweep
{
public:
    /// `split` of the data set of `batches`.
    NoiseLevelSweep(
        const Recipe& recipe, const Split& split, const Batches& batches, const Corruption& noise);

    void begin(std::shared_ptr<const Snapshot> snapshot);
    /// Of the sweep under way; null: none is.
    const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }

    /// The next batch; `network` holds the snapshot's weights.
    std::optional<NoiseLevelErrors> step(Network& network, const Corruption& corruption);

private:
    std::string m_predictionType;
    torch::Tensor m_clean;
    torch::Tensor m_labels; ///< undefined where the network is told no class
    torch::Tensor m_noise;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::int64_t m_first = 0; ///< of the next batch
    double m_sum = 0; ///< of this level's losses so far
    NoiseLevelErrors m_errors;
};

} // namespace playground
