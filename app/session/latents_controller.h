// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/preview_lane.h"

#include <QElapsedTimer>
#include <QObject>

namespace playground
{

class MainWindow;

/// Connects the Latents page to the preview lane: sends requests together with the matching weights and
/// returns the results to the page. GUI thread; both must outlive it.
class LatentsController : public QObject
{
    Q_OBJECT

public:
    LatentsController(MainWindow& window, PreviewLane& lane);

    /// Switches to another experiment, or none; discards all earlier state.
    void setExperiment(std::shared_ptr<const Experiment> experiment);
    void setDisplayRange(float low, float high, bool inverted);
    /// Requests a row of these pictures with these weights at once; does nothing while the page is hidden.
    void show(const std::vector<int>& images, const std::shared_ptr<const Snapshot>& weights);
    /// Passes on newer weights; null if there are none yet. The page follows them at 4 Hz at most, slower if
    /// the lane would otherwise be idle less than four fifths of the time, and not while an animation needs
    /// the current row.
    void follow(const std::shared_ptr<const Snapshot>& weights);
    /// Takes results from the lane's mailbox.
    void collect();

private:
    bool offered() const;
    void order(const LatentRequest& order);
    void take(const LatentResult& result);

    MainWindow& m_window;
    PreviewLane& m_lane;
    std::shared_ptr<const Experiment> m_experiment;
    std::shared_ptr<const Snapshot> m_weights; ///< weights of the last requested row
    std::shared_ptr<const Snapshot> m_rowWeights; ///< weights of the row that is shown
    std::shared_ptr<const Snapshot> m_mapWeights; ///< weights of the map that is shown
    bool m_mapping = false;
    bool m_rowUnderWay = false;
    double m_work = 0; ///< milliseconds the lane has worked since the row was requested
    QElapsedTimer m_sinceRow;
};

} // namespace playground
