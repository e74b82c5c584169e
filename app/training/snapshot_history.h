// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace playground
{

/// Weights of earlier training steps, to be sampled from. Keeps no more than its budget allows, thinned
/// evenly in the middle: the first and the last always stay. One thread.
class SnapshotHistory
{
public:
    static constexpr std::int64_t budgetBytes = std::int64_t(256) << 20;
    static constexpr int most = 32; ///< however small they are: a list to choose from

    /// Empties the shelf for weights of `bytes` each, which may take `budget` in all.
    void reset(std::int64_t bytes, std::int64_t budget = budgetBytes);
    /// Puts the newest in; whether the shelf changed. Its step is beyond that of the last, or the run has
    /// gone back and those beyond it are forgotten.
    bool add(std::shared_ptr<const Snapshot> snapshot);

    /// Does not thin this one out, however close its neighbours are; negative: any may go.
    void hold(std::int64_t step) { m_held = step; }

    std::vector<std::int64_t> steps() const; ///< rising
    std::shared_ptr<const Snapshot> at(std::int64_t step) const; ///< null if it is not kept
    int capacity() const { return m_capacity; }

private:
    void thin();

    int m_capacity = most;
    std::int64_t m_held = -1;
    std::vector<std::shared_ptr<const Snapshot>> m_snapshots;
};

} // namespace playground
