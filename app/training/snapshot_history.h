// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace playground
{

/// Weights of earlier training steps, for sampling. Stays within a memory budget by thinning evenly; always
/// keeps the first and the last. Not thread-safe.
class SnapshotHistory
{
public:
    static constexpr std::int64_t budgetBytes = std::int64_t(256) << 20;
    static constexpr int most = 32; ///< maximum number, however small the weights are

    /// Clears the history for weights of `bytes` each, with a total of `budget` bytes.
    void reset(std::int64_t bytes, std::int64_t budget = budgetBytes);
    /// Adds the newest weights; returns true if the history changed. Snapshots of the same or a later step
    /// are dropped, since the run then went back.
    bool add(std::shared_ptr<const Snapshot> snapshot);

    /// Protects the snapshot of this step from thinning; negative: protects none.
    void hold(std::int64_t step) { m_held = step; }

    std::vector<std::int64_t> steps() const; ///< ascending
    std::shared_ptr<const Snapshot> at(std::int64_t step) const; ///< null if not kept
    int capacity() const { return m_capacity; }

private:
    void thin();

    int m_capacity = most;
    std::int64_t m_held = -1;
    std::vector<std::shared_ptr<const Snapshot>> m_snapshots;
};

} // namespace playground
