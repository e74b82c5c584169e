// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/preview_lane.h"
#include "app/session/latents_controller.h"
#include "app/session/network_controller.h"

#include <QElapsedTimer>
#include <QObject>

namespace playground
{

class MainWindow;
class PreviewSettings;
class SampleController;

/// Connects the pages that follow training to the preview lane: requests the pictures of the visible page
/// when its settings or the weights change, and shows the results. The Sample page has its own controller.
/// GUI thread; all constructor arguments must outlive it.
class PreviewController : public QObject
{
    Q_OBJECT

public:
    /// `status`: the training state shown by the window; `sampling` knows the selected weights.
    PreviewController(MainWindow& window, PreviewSettings& settings, const TrainingStatus& status,
        PreviewLane& lane, const SampleController& sampling);

    /// Call when the status has another experiment, or none; clears the pictures of the previous one.
    void experimentChanged();
    /// Sets the display range for the recipe's data.
    void setDisplayRange(const Recipe& recipe, bool invertedGreys);
    /// Call when there may be newer weights; each page follows them at its own rate.
    void follow();
    void request();
    /// Takes results from the lane's mailboxes.
    void collect();

private:
    void leavePictures();
    void tellWork();
    PreviewJob noiseJob(const std::vector<int>& images) const;
    PreviewJob trainJob(const std::vector<int>& images) const;
    void takePictures();
    void tellWhetherDead(const Triptych& shown);
    void requestNoiseLevels();
    void takeNoiseLevels();
    std::shared_ptr<const Snapshot> chosen() const;

    MainWindow& m_window;
    PreviewSettings& m_settings;
    const TrainingStatus& m_status;
    PreviewLane& m_lane;
    const SampleController& m_sampling;
    NetworkController m_network;
    LatentsController m_latents;
    std::shared_ptr<const Snapshot> m_shownSnapshot;
    std::shared_ptr<const Snapshot> m_measuredSnapshot; ///< weights whose noise levels are shown or requested
    std::shared_ptr<const Experiment> m_dead; ///< experiment whose dead network was already reported
    QElapsedTimer m_sinceLevels;
    QElapsedTimer m_sinceBusy; ///< since the lane was last seen working on a long task
};

} // namespace playground
