// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/datasets/memory.h"
#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/threads.h"
#include "models/api/value_range.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/train/loss_plot.h"
#include "ui/train/slow_step_panel.h"

#include <QAction>

namespace playground
{

namespace
{
constexpr int tickMilliseconds = 33; // update interval of loss curve and status
constexpr int snapshotMilliseconds = 100; // live predictions follow training at 10 Hz
constexpr int memoryMilliseconds = 1000;
} // namespace

Session::Session(
    MainWindow& window, PreviewSettings& settings, Preferences& preferences, const WindowOptions& options)
    : m_window(window)
    , m_settings(settings)
    , m_preferences(preferences)
    , m_threads(options.threads > 0 ? options.threads : physicalCores())
    , m_training(m_threads, options.device, [this] { notify(); })
    , m_preview(options.device, [this] { notify(); })
    , m_weights(settings)
    , m_context{window, settings, m_status, m_preview, m_weights}
    , m_train(m_context)
    , m_noise(m_context)
    , m_sample(m_context)
    , m_latents(m_context)
    , m_network(m_context)
    , m_pages{&m_train, &m_noise, &m_sample, &m_latents, &m_network}
    , m_work(window, m_preview)
    , m_opener(m_context, m_training, m_sample)
    , m_runs(window, m_status, m_training, m_opener)
    , m_messages(window, m_status, m_opener, m_runs)
{
    m_preview.setThreads(m_threads);
    connectWindow();
    connectActions();
    m_sinceSnapshot.start();
    m_sinceMemory.start();
    m_timer.setInterval(tickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Session::tick);
    m_timer.start();

    if (!options.run.empty())
        m_opener.open(QString::fromStdString(options.run));
    else
        m_opener.open(
            QString::fromStdString(options.recipe.empty() ? recipes().front().name : options.recipe));
    if (options.run.empty() && options.recipe.empty())
        m_opener.offerLastRun();
}

Session::~Session()
{
    shutDown();
}

void Session::connectWindow()
{
    connect(
        &m_window.form(), &RecipeForm::liveEdited, this, [this](const Recipe& r) { m_training.setLive(r); });
    connect(&m_settings, &PreviewSettings::changed, this,
        [this] { m_window.lossPlot().setTimeLine(m_settings.weightsStep()); });
    connect(&m_window.lossPlot(), &LossPlot::timeLineDragged, &m_settings, &PreviewSettings::setWeightsStep);
    connect(&m_preferences, &Preferences::invertedGreysChanged, this, &Session::applyDisplayRange);
    connect(&m_runs, &RunsController::closed, &m_timer, &QTimer::stop);
    connect(&m_settings, &PreviewSettings::changed, this, &Session::requestPreview);
    connect(&m_window, &MainWindow::pageChanged, this, &Session::requestPreview);
    connect(&m_sample, &SampleController::sampled, this, [this](const auto& hash, std::int64_t step) {
        m_training.noteSampled(m_status.experiment, hash, step);
    });
}

void Session::connectActions()
{
    WindowActions& actions = m_window.actions();
    const auto on = [this](QAction* action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(actions.train, &Session::toggleTraining);
    on(actions.step, [this] {
        takeForm();
        m_training.stepOnce();
    });
    on(actions.slowStep, &Session::stepSlowly);
    connect(&m_window.slowStep(), &SlowStepPanel::stepRequested, this, &Session::stepSlowly);
    on(actions.stop, [this] { m_training.stop(); });
}

Recipe Session::recipe() const
{
    return m_status.experiment ? m_status.recipe : m_window.form().recipe();
}

bool Session::isOpening() const
{
    return m_training.isOpening() || m_training.status().experiment != m_status.experiment;
}

void Session::toggleTraining()
{
    if (canPause(m_status.state))
        return m_training.pause();
    takeForm();
    m_training.train();
}

/// Shows the next phase of the step in slow motion, or does another step.
void Session::stepSlowly()
{
    const bool onPage = m_window.page() == MainWindow::Page::Train;
    m_window.showPage(MainWindow::Page::Train);
    if (m_window.slowStep().isOpen() && (!onPage || m_window.slowStep().advance()))
        return;
    takeForm();
    m_training.stepSlowly();
}

// Applies the form before training, which may start a new run.
void Session::takeForm()
{
    m_window.form().finishTyping();
    if (m_window.form().waits())
        m_window.form().takeEdits();
}

void Session::notify()
{
    if (!m_notified.exchange(true))
        QMetaObject::invokeMethod(
            this, [this] { collect(); }, Qt::QueuedConnection);
}

void Session::collect()
{
    m_notified = false; // first, so that later notifications schedule another collect()
    m_runs.collect();
    takeStatus();
    takeLosses();
    m_messages.reportErrors(m_training.takeErrors());
    takeWeights();
    if (auto anatomy = m_training.takeAnatomy())
        m_window.slowStep().show(std::move(*anatomy));
    for (PageController* page : m_pages)
        page->collect();
}

void Session::tick()
{
    if (m_status.state == RunState::Running || m_status.state == RunState::Stopping) {
        takeStatus();
        takeLosses();
        if (m_sinceSnapshot.elapsed() >= snapshotMilliseconds && !m_preview.isBusy()) {
            m_sinceSnapshot.restart();
            m_training.requestSnapshot();
        }
    }
    takeWeights();
    for (PageController* page : m_pages)
        page->follow();
    m_work.update();
    if (m_sinceMemory.elapsed() >= memoryMilliseconds) {
        m_sinceMemory.restart();
        m_window.setMemory(residentMemory());
    }
    m_runs.tick();
}

void Session::takeStatus()
{
    TrainingStatus status = m_training.status();
    const bool otherExperiment = status.experiment != m_status.experiment;
    const bool otherState = status.state != m_status.state;
    const bool trained = m_status.state == RunState::Running || m_status.state == RunState::Stopping;
    const bool otherRecipe = status.recipe != m_status.recipe;
    m_status = std::move(status);
    if (otherRecipe && !otherExperiment)
        m_window.form().follow(m_status.recipe); // continuing a completed run adds epochs
    if (otherExperiment)
        experimentChanged();
    if (otherState && m_status.state == RunState::Running) {
        m_window.messages().withdraw(QStringLiteral("run")); // the error that stopped the run is resolved
        m_window.messages().withdraw(QStringLiteral("lastRun")); // the current run is now the last one
    }
    if (!otherExperiment && trained && m_status.state == RunState::Completed)
        m_messages.suggestNext();
    else if (otherExperiment || m_status.state == RunState::Running)
        m_messages.withdrawSuggestion();
    if (otherState)
        m_preview.setThreads(m_status.state == RunState::Running ? 1 : m_threads);
    m_window.setRun(m_status);
}

void Session::experimentChanged()
{
    m_runs.experimentChanged();
    m_messages.showDataset();
    m_preview.forgetPreviews();
    m_weights.reset(m_status);
    for (PageController* page : m_pages)
        page->experimentChanged();
    if (!m_status.experiment)
        return;
    m_window.messages().withdraw(QStringLiteral("run"));
    // If the recipe came from the form, the form already shows it, possibly edited since.
    if (m_status.experiment->broughtRecipe)
        m_window.form().setRecipe(m_status.experiment->recipe);
    else
        m_window.form().takeFound(m_status.experiment->recipe);
    m_window.lossPlot().setStepsPerEpoch(m_status.stepsPerEpoch);
    applyDisplayRange();
    takeWeights();
    requestPreview();
    m_messages.reportWeights();
}

void Session::takeWeights()
{
    if (m_status.weights == m_weights.newest())
        return;
    if (m_weights.add(m_status.weights))
        m_training.keepSnapshot(m_status.experiment, m_status.weights);
    m_sample.weightsChanged();
}

PageController& Session::shownPage()
{
    switch (m_window.page()) {
    case MainWindow::Page::Train:
        return m_train;
    case MainWindow::Page::Sample:
        return m_sample;
    case MainWindow::Page::Latents:
        return m_latents;
    case MainWindow::Page::Network:
        return m_network;
    case MainWindow::Page::Noise:
        break;
    }
    return m_noise;
}

void Session::requestPreview()
{
    PageController& shown = shownPage();
    for (PageController* page : m_pages)
        if (page != &shown)
            page->leave();
    shown.request();
}

void Session::applyDisplayRange()
{
    const Recipe seen = recipe();
    const bool inverted = m_preferences.invertedGreys();
    m_window.setNoiseAvailable(!isAutoencoder(seen));
    for (PageController* page : m_pages)
        page->setDisplayRange(seen, {lowestValue(seen), 1, inverted});
}

void Session::takeLosses()
{
    TrainingLane::Losses losses = m_training.takeLosses();
    LossPlot& plot = m_window.lossPlot();
    if (losses.restarted) {
        plot.setHistory(std::move(losses.records));
        plot.setValidation(std::move(losses.validations));
    } else {
        plot.append(losses.records);
        plot.appendValidation(losses.validations);
    }
}

void Session::shutDown()
{
    m_timer.stop();
    m_training.shutDown();
}

} // namespace playground
