// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/datasets/memory.h"
#include "app/session/export_actions.h"
#include "models/api/catalogue.h"
#include "models/api/shipped_recipes.h"
#include "models/api/threads.h"
#include "models/api/value_range.h"
#include "ui/recipe/dataset_text.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"
#include "ui/train/loss_plot.h"

#include <QAction>

namespace playground
{

namespace
{
constexpr int frameMilliseconds = 33; // update interval of loss curve and status
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
    , m_sampling(window, settings, m_preview)
    , m_pictures(window, settings, m_status, m_preview, m_sampling)
    , m_opener(window, m_status, m_training, m_sampling, m_preview)
    , m_runs(window, m_status, m_training, m_opener)
{
    m_preview.setThreads(m_threads);
    connectWindow();
    connectActions();
    connectSampling();
    m_sinceSnapshot.start();
    m_sinceMemory.start();
    m_timer.setInterval(frameMilliseconds);
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
    connect(&m_preferences, &Preferences::invertedGreysChanged, this, &Session::applyLook);
    connect(&m_runs, &RunsController::closed, &m_timer, &QTimer::stop);
}

void Session::connectSampling()
{
    connect(&m_sampling, &SampleController::kept, this,
        [this](const auto& snapshot) { m_training.keepSnapshot(m_status.experiment, snapshot); });
    connect(&m_sampling, &SampleController::sampled, this, [this](const auto& hash, std::int64_t step) {
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
    on(actions.stop, [this] { m_training.stop(); });
    connectExports(m_window, *this);
}

Recipe Session::recipe() const
{
    return m_status.experiment ? m_status.recipe : m_window.form().recipe();
}

void Session::toggleTraining()
{
    if (canPause(m_status.state))
        return m_training.pause();
    takeForm();
    m_training.train();
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
    takeErrors();
    m_pictures.collect();
    m_sampling.setWeights(m_status.weights);
    m_sampling.collect();
}

void Session::tick()
{
    if (m_status.state == RunState::Running || m_status.state == RunState::Stopping) {
        takeStatus();
        takeLosses();
        if (m_sinceSnapshot.elapsed() >= snapshotMilliseconds && !m_preview.busy()) {
            m_sinceSnapshot.restart();
            m_training.requestSnapshot();
        }
    }
    m_sampling.setWeights(m_status.weights);
    m_pictures.follow();
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
    if (otherState)
        m_preview.setThreads(m_status.state == RunState::Running ? 1 : m_threads);

    RunView view;
    view.state = m_status.state;
    view.loading = m_status.loading;
    view.step = m_status.step;
    view.totalSteps = m_status.totalSteps;
    view.stepsPerEpoch = m_status.stepsPerEpoch;
    view.epochs = m_status.recipe.epochs;
    view.batchSize = m_status.recipe.batchSize;
    view.imagesPerSecond = m_status.imagesPerSecond;
    m_window.setRun(view);
}

void Session::experimentChanged()
{
    m_runs.experimentChanged();
    reportData();
    m_pictures.experimentChanged();
    m_sampling.setExperiment(m_status);
    if (!m_status.experiment)
        return;
    m_window.messages().withdraw(QStringLiteral("run"));
    // If the recipe came from the form, the form already shows it, possibly edited since.
    if (m_status.experiment->broughtRecipe)
        m_window.form().setRecipe(m_status.experiment->recipe);
    else
        m_window.form().takeFound(m_status.experiment->recipe);
    m_window.lossPlot().setStepsPerEpoch(m_status.stepsPerEpoch);
    applyLook();
    m_pictures.request();
    reportWeights(*m_status.experiment);
}

void Session::reportWeights(const Experiment& experiment)
{
    if (experiment.weights.empty())
        return;
    QStringList sentences{tr("Loaded weights from %1; Train continues from them.")
                              .arg(QString::fromStdString(experiment.weights))};
    for (const Text& notice : experiment.notices)
        sentences += translated(notice);
    m_window.messages().post(
        {experiment.notices.empty() ? Message::Kind::Information : Message::Kind::Warning,
            sentences.join(QLatin1Char(' ')), {}, {}, QStringLiteral("run")});
}

/// Shows the number of pictures and, once per data set, a warning about skipped files.
void Session::reportData()
{
    const Dataset* dataset = m_status.experiment ? m_status.experiment->dataset.get() : nullptr;
    m_window.form().showData(dataset);
    if (!dataset || m_status.experiment->dataset == m_reportedDataset.lock())
        return;
    m_reportedDataset = m_status.experiment->dataset;
    std::vector<LeftOut> leftOut = leftOutByReason(*dataset);
    if (leftOut.empty())
        return;
    const int pictures = dataset->count;
    Message message{Message::Kind::Warning,
        tr("%1. %2").arg(DatasetText::summary(pictures, leftOut), DatasetText::reasons(leftOut, 1).front())};
    message.actionText = tr("Show list");
    message.action = [this, pictures, leftOut] { DatasetText::showList(&m_window, pictures, leftOut); };
    m_window.messages().post(message);
}

void Session::applyLook()
{
    const Recipe seen = recipe();
    const bool inverted = m_preferences.invertedGreys();
    m_window.setNoiseAvailable(!isAutoencoder(seen));
    m_pictures.setDisplayRange(seen, inverted);
    m_sampling.setDisplayRange(lowestValue(seen), 1.F, inverted);
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

namespace
{
/// Data sets that need a folder from the user.
bool needsFolder(const std::string& dataset)
{
    return dataset == "folder" || dataset == "idx";
}
} // namespace

void Session::takeErrors()
{
    const std::vector<Text> errors = m_training.takeErrors();
    for (const Text& error : errors) {
        Message message{Message::Kind::Error, translated(error), {}, {}, QStringLiteral("run")};
        if (m_status.state == RunState::Idle)
            m_window.form().showProblem(error); // shown next to the fields that must change
        const std::string vae = m_window.form().recipe().dataset.vae;
        if (m_status.state == RunState::Idle && m_status.dataMissing && shippedRecipe(vae)
            && error.source.starts_with("dataset.vae")) {
            message.actionText = tr("Open the recipe %1").arg(QString::fromStdString(vae));
            message.action = [this, vae] { m_opener.open(QString::fromStdString(vae)); };
        } else if (m_status.state == RunState::Idle && error.source.starts_with("dataset.vae")) {
            message.actionText = tr("Choose its folder…");
            message.action = [this] { m_window.form().browse("dataset.vae"); };
        } else if (m_status.state == RunState::Idle && needsFolder(m_window.form().recipe().dataset.name)) {
            message.actionText = tr("Choose the folder…");
            message.action = [this] { m_window.form().browse("dataset.folder"); };
        } else if (m_status.state == RunState::Idle && m_status.dataMissing) {
            message.actionText = tr("Use built-in shapes");
            message.action = [this] { m_opener.open(QStringLiteral("shapes-basic-unet")); };
        } else if (m_status.savingFails) {
            message.actionText = tr("Another folder…");
            message.action = [this] { m_runs.saveElsewhere(); };
        }
        m_window.messages().post(message);
    }
}

void Session::shutDown()
{
    m_timer.stop();
    m_training.shutDown();
}

} // namespace playground
