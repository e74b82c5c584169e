// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/preview_lane.h"

#include <QElapsedTimer>
#include <QObject>

namespace playground
{

class MainWindow;

/// Ties the Latents page to the preview lane: its orders go there with the weights they are meant for, what
/// comes of them goes back. GUI thread; both outlive it.
class LatentsController : public QObject
{
    Q_OBJECT

public:
    LatentsController(MainWindow& window, PreviewLane& lane);

    /// Another experiment, or none: everything is forgotten.
    void setExperiment(std::shared_ptr<const Experiment> experiment);
    void setDisplayRange(float low, float high, bool inverted);
    /// These pictures by these weights, at once; does nothing while the page is not to be seen.
    void show(const std::vector<int>& images, const std::shared_ptr<const Snapshot>& weights);
    /// Newer weights: the page follows them as fast as leaves the lane idle four fifths of the time, at most
    /// at 4 Hz, and not while it holds on to its row for a film. Null: none yet.
    void follow(const std::shared_ptr<const Snapshot>& weights);
    /// Takes what lies in the lane's mailbox.
    void collect();

private:
    bool offered() const;
    void order(const LatentRequest& order);
    void take(const LatentResult& result);

    MainWindow& m_window;
    PreviewLane& m_lane;
    std::shared_ptr<const Experiment> m_experiment;
    std::shared_ptr<const Snapshot> m_weights; ///< of the row that was ordered last
    std::shared_ptr<const Snapshot> m_rowWeights; ///< of the row that the page shows
    std::shared_ptr<const Snapshot> m_mapWeights; ///< of the map that it shows
    bool m_mapping = false;
    bool m_rowUnderWay = false;
    double m_work = 0; ///< milliseconds the lane spent since the row was ordered
    QElapsedTimer m_sinceRow;
};

} // namespace playground
