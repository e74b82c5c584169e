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

/// Weights of earlier training steps in a run's folder, snapshots/step-00000123.safetensors, so that the Time
/// slider works again when the run is opened. At most SnapshotHistory::most of them and budgetBytes in all,
/// as the full numbers: a picture sampled again has to be the same. None of a network that is too large for
/// two. One thread.
class RunSnapshots
{
public:
    static constexpr std::int64_t budgetBytes = std::int64_t(64) << 20;

    /// Of a run that begins with `weights`; `saved`: those that lie in its folder.
    void begin(const Snapshot& weights, const std::vector<std::shared_ptr<const Snapshot>>& saved);
    /// Those that lie there are of another folder from now on: all have to be written.
    void moved() { m_written.clear(); }
    /// One more, of a later step than the others, or the run has gone back.
    void add(std::shared_ptr<const Snapshot> snapshot);
    /// Brings the folder of the run up to date, each file atomically. Throws Error naming the file.
    void write(const std::string& runFolder);

    /// Those in the folder of a run whose weights now are `weights`, rising. What cannot be read or is of a
    /// later step is left out; `problem` then says why.
    static std::vector<std::shared_ptr<const Snapshot>> read(
        const std::string& runFolder, const Snapshot& weights, Text& problem);
    /// weightsHash() of the weights in the files, and of their averages.
    static std::vector<std::string> hashesIn(const std::string& runFolder);

private:
    bool m_any = false; ///< they are small enough for some
    SnapshotHistory m_shelf;
    std::map<std::int64_t, std::shared_ptr<const Snapshot>> m_written; ///< by step
};

} // namespace playground
