// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/snapshot.h"
#include "models/files/safetensors.h"

namespace playground
{

/// Implementation of Snapshot: copies of all parameters and buffers, never modified.
class WeightsSnapshot : public Snapshot
{
public:
    WeightsSnapshot(
        std::int64_t step, NamedTensors weights, std::shared_ptr<const Snapshot> averaged = nullptr)
        : Snapshot(step, std::move(averaged))
        , m_weights(std::move(weights))
    {
    }

    const NamedTensors& weights() const { return m_weights; }

private:
    NamedTensors m_weights;
};

} // namespace playground
