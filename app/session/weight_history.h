// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/shared_training_state.h"
#include "app/training/snapshot_history.h"

#include <QElapsedTimer>

#include <cstdint>
#include <memory>
#include <vector>

namespace playground
{

class PreviewSettings;

/// The weights of the run in the window: the newest, and those of earlier steps for the Time slider. GUI
/// thread.
class WeightHistory
{
public:
    /// Tells `settings`, which outlives this, the steps that are kept.
    explicit WeightHistory(PreviewSettings& settings);

    /// Starts with the snapshots of the status's experiment; without one it is empty.
    void reset(const TrainingStatus& status);
    /// Newer weights. Every two seconds they are kept: returns whether these were.
    bool add(const std::shared_ptr<const Snapshot>& newest);
    void pin(std::int64_t step) { m_snapshots.hold(step); } ///< never thinned out; negative: none

    const std::shared_ptr<const Snapshot>& newest() const { return m_newest; } ///< null before the first
    std::shared_ptr<const Snapshot> at(std::int64_t step) const { return m_snapshots.at(step); }
    std::vector<std::shared_ptr<const Snapshot>> all() const; ///< the kept ones, then the newest
    /// The weights that predict: of the step that the settings choose if it is kept, else the newest; their
    /// running average if the settings ask for it and the recipe has one.
    std::shared_ptr<const Snapshot> chosen() const;

private:
    PreviewSettings& m_settings;
    SnapshotHistory m_snapshots;
    std::shared_ptr<const Snapshot> m_newest;
    QElapsedTimer m_sinceKept;
};

} // namespace playground
