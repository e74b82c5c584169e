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

/// Ties the pages that follow training to the preview lane: asks for the pictures of the page that is seen
/// when its settings or the weights change, and gives it what comes. The Sample page asks for its own. GUI
/// thread; all that it is made with outlives it.
class PreviewController : public QObject
{
    Q_OBJECT

public:
    /// `status`: what is being trained, as the window shows it; `sampling` knows the weights that are chosen.
    PreviewController(MainWindow& window, PreviewSettings& settings, const TrainingStatus& status,
        PreviewLane& lane, const SampleController& sampling);

    /// The status has another experiment, or none: the pictures of the former go.
    void experimentChanged();
    /// How the data of this recipe is seen.
    void setDisplayRange(const Recipe& recipe, bool invertedGreys);
    /// Newer weights may have come: each page follows them at its own pace.
    void follow();
    void request();
    /// Takes what lies in the lane's mailboxes.
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
    std::shared_ptr<const Snapshot> m_measuredSnapshot; ///< its noise levels are shown, or asked for
    std::shared_ptr<const Experiment> m_dead; ///< whose network was said to have died
    QElapsedTimer m_sinceLevels;
    QElapsedTimer m_sinceBusy; ///< the lane was last seen at something that takes long
};

} // namespace playground
