// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/sample_metadata.h"
#include "app/preview/preview_lane.h"
#include "app/training/snapshot_history.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace playground
{

class MainWindow;
class PreviewSettings;
class SamplePage;
struct TrainingStatus;

/// Connects the Sample page to the preview lane: samples the rows that the page requests, with the requested
/// weights, and returns the results to the page. GUI thread; all constructor arguments must outlive it.
class SampleController : public QObject
{
    Q_OBJECT

public:
    SampleController(MainWindow& window, PreviewSettings& settings, PreviewLane& lane);

    /// Switches to another experiment; discards all samples.
    void setExperiment(const TrainingStatus& status);
    /// Sets the newest weights. Call whenever they change.
    void setWeights(const std::shared_ptr<const Snapshot>& weights);
    /// Reproduces a saved picture. If `awaited` is set, waits for the experiment of this recipe, which is
    /// being loaded.
    void restore(const SampleMetadata& stamp, const std::optional<Recipe>& awaited);
    /// Reproduces a saved picture once `run`, which is being loaded, is there.
    void restoreIn(const std::string& run, const SampleMetadata& stamp);
    /// All weights available for sampling.
    std::vector<std::shared_ptr<const Snapshot>> weights() const;
    /// Cancels a pending restore(), since another recipe was requested.
    void forgetRestore() { m_restore.reset(); }
    void setDisplayRange(float low, float high, bool inverted);
    /// The selected weights: those of an earlier step if they are kept, otherwise `newest`.
    std::shared_ptr<const Snapshot> chosenOr(const std::shared_ptr<const Snapshot>& newest) const;
    /// Takes results from the lane's mailbox; call at most once per frame.
    void collect();

Q_SIGNALS:
    /// Emitted when weights of the current experiment were added to the history.
    void kept(const std::shared_ptr<const playground::Snapshot>& snapshot);
    void sampled(const std::string& weightsHash,
        std::int64_t step); ///< emitted when pictures were sampled from these weights

private:
    void order(const RowRequest& order);
    void cancel(int row);
    void take();
    void walkInTime();
    void restoreIfDue();
    void showKept();
    void compareWeights(const SamplingEvent& started);

    MainWindow& m_window;
    PreviewSettings& m_settings; ///< selected weights
    SamplePage& m_page;
    PreviewLane& m_lane;
    std::shared_ptr<const Experiment> m_experiment;
    std::string m_run; ///< folder the run was read from; empty: none
    std::shared_ptr<const Snapshot> m_weights;
    // Requests made before the first weights of a new experiment arrive.
    std::vector<RowRequest> m_waiting;
    struct Restore {
        SampleMetadata stamp;
        std::optional<Recipe> awaited;
        std::string run; ///< the run to wait for; empty: any
    };
    std::optional<Restore> m_restore;
    std::optional<SampleMetadata>
        m_restored; ///< metadata of a restored picture whose first row has not started
    SnapshotHistory m_shelf;
    std::int64_t m_weightsStep = -1; ///< last value from the settings
    QElapsedTimer m_sinceKept;
    QTimer m_frame;
};

} // namespace playground
