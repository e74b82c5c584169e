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
/// level and for every snapshot, so only the amount and the weights differ.
class NoiseLevelSweep
{
public:
    /// `split`: of the data set of `batches`.
    NoiseLevelSweep(
        const Recipe& recipe, const Split& split, const Batches& batches, const Corruption& noise);

    void begin(std::shared_ptr<const Snapshot> snapshot);
    /// The snapshot being measured, or null.
    const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }

    /// Processes the next batch; `network` has the snapshot's weights.
    std::optional<NoiseLevelErrors> step(Network& network, const Corruption& corruption);

private:
    std::string m_predictionType;
    torch::Tensor m_clean;
    torch::Tensor m_labels; ///< undefined for an unconditional network
    torch::Tensor m_noise;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::int64_t m_first = 0; ///< index of the next batch's first image
    double m_sum = 0; ///< sum of the current level's losses
    NoiseLevelErrors m_errors;
};

} // namespace playground
