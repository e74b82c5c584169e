// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/document_opener.h"
#include "app/session/latents_controller.h"
#include "app/session/network_controller.h"
#include "app/session/noise_controller.h"
#include "app/session/run_messages.h"
#include "app/session/runs_controller.h"
#include "app/session/sample_controller.h"
#include "app/session/train_controller.h"
#include "app/session/weight_history.h"
#include "app/session/window_options.h"
#include "app/session/work_indicator.h"
#include "app/training/training_lane.h"
#include "ui/controls/preview_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>
#include <functional>

namespace playground
{

/// Connects the window to the lanes. Lives on the GUI thread and never calls torch: posts commands to the
/// lanes and takes results from their mailboxes when notified or on a timer.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(MainWindow& window, PreviewSettings& settings, Preferences& preferences,
        const WindowOptions& options);
    ~Session() override;

    DocumentOpener& opener() { return m_opener; }

    /// The recipe being trained, including live changes.
    Recipe recipe() const;
    const TrainingStatus& status() const { return m_status; }
    /// True while another run is on its way into the window.
    bool isOpening() const;
    int threads() const { return m_threads; }
    /// Runs `work` on the preview lane's thread, between two slices; it must not throw.
    void runOnPreviewLane(std::function<void()> work) { m_preview.post(std::move(work)); }

private:
    void connectWindow();
    void connectActions();
    void notify(); ///< schedules one collect() on the GUI thread; repeated calls are coalesced. Any thread.
    void collect();
    void takeStatus();
    void takeLosses();
    void tick();
    void takeWeights();
    void experimentChanged();
    void requestPreview();
    PageController& shownPage();
    void applyDisplayRange();
    void toggleTraining();
    void stepSlowly();
    void takeForm();
    void shutDown();

    MainWindow& m_window;
    PreviewSettings& m_settings;
    Preferences& m_preferences;
    const int m_threads;
    std::atomic<bool> m_notified = false;
    TrainingStatus m_status;
    QTimer m_timer;
    QElapsedTimer m_sinceSnapshot;
    QElapsedTimer m_sinceMemory;
    TrainingLane m_training;
    PreviewLane m_preview; // after m_training: joined first
    WeightHistory m_weights;
    const PageContext m_context;
    TrainController m_train;
    NoiseController m_noise;
    SampleController m_sample;
    LatentsController m_latents;
    NetworkController m_network;
    const std::array<PageController*, 5> m_pages;
    WorkIndicator m_work;
    DocumentOpener m_opener;
    RunsController m_runs;
    RunMessages m_messages;
};

} // namespace playground
