// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/snapshot_history.h"
#include "models/api/text.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace playground
{

/// Weights of earlier training steps in a run's folder, snapshots/step-00000123.safetensors, for the Time
/// slider of a reopened run. At most SnapshotHistory::most files and budgetBytes in total, in full precision
/// so that sampling is reproducible. No snapshots are kept if the budget is too small for two. Not
/// thread-safe.
class RunSnapshots
{
public:
    static constexpr std::int64_t budgetBytes = std::int64_t(64) << 20;

    /// Starts with a run whose weights are `weights`; `saved` are the snapshots already in its folder.
    void begin(const Snapshot& weights, const std::vector<std::shared_ptr<const Snapshot>>& saved);
    /// Call when the run moves to another folder: all snapshots must be written again.
    void moved() { m_written.clear(); }
    /// Adds a snapshot. If the run went back to an earlier step, later snapshots are dropped.
    void add(std::shared_ptr<const Snapshot> snapshot);
    /// Updates the files in the run's folder, each atomically. Throws Error naming the file.
    void write(const std::string& runFolder);

    /// Reads the snapshots of a run whose current weights are `weights`, in ascending order. Skips files that
    /// cannot be read or belong to a later step; `problem` then states the reason.
    static std::vector<std::shared_ptr<const Snapshot>> read(
        const std::string& runFolder, const Snapshot& weights, Text& problem);
    /// weightsHash() of the weights in the files and of their averaged weights.
    static std::vector<std::string> hashesIn(const std::string& runFolder);

private:
    bool m_any = false; ///< the budget allows snapshots
    SnapshotHistory m_history;
    std::map<std::int64_t, std::shared_ptr<const Snapshot>> m_written; ///< by step
};

} // namespace playground
