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

/// Ties the Sample page to the preview lane: what the page orders is sampled from the weights it names, and
/// what comes of it goes back to the page. GUI thread; all three outlive it.
class SampleController : public QObject
{
    Q_OBJECT

public:
    SampleController(MainWindow& window, PreviewSettings& settings, PreviewLane& lane);

    /// Another experiment: what was sampled is forgotten.
    void setExperiment(const TrainingStatus& status);
    /// The newest weights, as often as there are new ones.
    void setWeights(const std::shared_ptr<const Snapshot>& weights);
    /// Samples again what a picture shows; `awaited`: when the experiment of this recipe, now on its way, has
    /// come.
    void restore(const SampleMetadata& stamp, const std::optional<Recipe>& awaited);
    /// The same when this run, now on its way, has come.
    void restoreIn(const std::string& run, const SampleMetadata& stamp);
    /// All weights that can be sampled from now.
    std::vector<std::shared_ptr<const Snapshot>> weights() const;
    /// Another recipe was asked for: a picture that waits for its own is not sampled any more.
    void forgetRestore() { m_restore.reset(); }
    void setDisplayRange(float low, float high, bool inverted);
    /// The weights that the settings choose: of an earlier step if it is kept, else `newest`.
    std::shared_ptr<const Snapshot> chosenOr(const std::shared_ptr<const Snapshot>& newest) const;
    /// Takes what lies in the lane's mailbox, at most once a frame.
    void collect();

Q_SIGNALS:
    /// Newer weights of the present experiment are kept, to be gone back to.
    void kept(const std::shared_ptr<const playground::Snapshot>& snapshot);
    void sampled(const std::string& weightsHash, std::int64_t step); ///< from these weights

private:
    void order(const RowRequest& order);
    void cancel(int row);
    void take();
    void walkInTime();
    void restoreIfDue();
    void showKept();
    void compareWeights(const SamplingEvent& started);

    MainWindow& m_window;
    PreviewSettings& m_settings; ///< which weights predict
    SamplePage& m_page;
    PreviewLane& m_lane;
    std::shared_ptr<const Experiment> m_experiment;
    std::string m_run; ///< it was read from; empty: none
    std::shared_ptr<const Snapshot> m_weights;
    // A network's first weights come a moment after its experiment; what is asked for meanwhile waits.
    std::vector<RowRequest> m_waiting;
    struct Restore {
        SampleMetadata stamp;
        std::optional<Recipe> awaited;
        std::string run; ///< awaited; empty: any
    };
    std::optional<Restore> m_restore;
    std::optional<SampleMetadata> m_restored; ///< its first row has not begun yet
    SnapshotHistory m_shelf;
    std::int64_t m_weightsStep = -1; ///< as the settings had it last
    QElapsedTimer m_sinceKept;
    QTimer m_frame;
};

} // namespace playground
