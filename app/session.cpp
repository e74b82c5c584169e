// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/exports.h"
#include "app/memory.h"
#include "models/api/catalogue.h"
#include "models/api/shipped_recipes.h"
#include "models/api/threads.h"
#include "models/api/value_range.h"
#include "ui/message_bar.h"
#include "ui/plot/loss_plot.h"
#include "ui/recipe/recipe_form.h"
#include "ui/translated.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QFileInfo>
#include <QLocale>
#include <QTime>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr int frameMilliseconds = 33; // the loss curve and the words
constexpr int snapshotMilliseconds = 100; // the triptych follows training at 10 Hz
constexpr int memoryMilliseconds = 1000;
constexpr int lockMilliseconds = 60'000;
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
    , m_saveQuestion(window)
{
    m_preview.setThreads(m_threads);
    connectWindow();
    connectActions();
    connectSaving();
    m_sinceSnapshot.start();
    m_sinceMemory.start();
    m_sinceLock.start();
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
}

void Session::connectSaving()
{
    connect(&m_window, &MainWindow::closing, this, &Session::close);
    connect(&m_sampling, &SamplingController::kept, this,
        [this](const auto& snapshot) { m_training.keepSnapshot(m_status.experiment, snapshot); });
    connect(&m_sampling, &SamplingController::sampled, this, [this](const auto& hash, std::int64_t step) {
        m_training.noteSampled(m_status.experiment, hash, step);
    });
    connect(&m_saveQuestion, &SaveQuestion::again, this, [this](const QString& folder) {
        m_training.saveAgain(folder.toStdString());
        if (m_closing)
            m_window.close();
    });
    connect(&m_saveQuestion, &SaveQuestion::without, this, [this] {
        m_training.giveUpUnsaved();
        if (m_closing)
            m_window.close();
    });
    connect(&m_saveQuestion, &SaveQuestion::cancelled, this, [this] {
        if (!std::exchange(m_closing, false)) {
            m_training.stay();
            m_window.form().setRecipe(m_status.recipe); // which the run that was wanted instead had filled
        }
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
    on(actions.clearCurves, &Session::forgetEarlierCurves);
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

// What is trained is what the form shows: that may be a new run.
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
    m_notified = false; // before looking: what comes from now on is asked for again
    takeLeftRuns();
    takeStatus();
    takeLosses();
    takeErrors();
    takeUnsaved();
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
    if (m_sinceLock.elapsed() >= lockMilliseconds) {
        m_sinceLock.restart();
        m_training.refreshLock();
    }
}

void Session::takeStatus()
{
    TrainingStatus status = m_training.status();
    const bool otherExperiment = status.experiment != m_status.experiment;
    const bool otherState = status.state != m_status.state;
    const bool otherRecipe = status.recipe != m_status.recipe;
    m_status = std::move(status);
    if (otherRecipe && !otherExperiment)
        m_window.form().follow(m_status.recipe); // a completed run that trains on has more epochs
    if (otherExperiment)
        experimentChanged();
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
    m_pictures.experimentChanged();
    m_sampling.setExperiment(m_status);
    if (!m_status.experiment)
        return;
    // One from the form stands there already, perhaps edited once more meanwhile.
    if (m_status.experiment->broughtRecipe)
        m_window.form().setRecipe(m_status.experiment->recipe);
    m_window.lossPlot().setStepsPerEpoch(m_status.stepsPerEpoch);
    forgetCurveOf(m_status.savedTo);
    applyLook();
    m_pictures.request();
    if (const std::string& original = m_status.experiment->copyOf; !original.empty())
        m_window.messages().post({Message::Kind::Warning,
            tr("%1 is open in another window or command. This is a copy: what it learns is saved as %2.")
                .arg(QFileInfo(QString::fromStdString(original)).fileName(),
                    QFileInfo(QString::fromStdString(m_status.runFolder)).fileName())});
    if (const std::string& weights = m_status.experiment->weights; !weights.empty())
        m_window.messages().post({Message::Kind::Information,
            tr("The network has the weights of %1; Train goes on from them.")
                .arg(QString::fromStdString(weights))});
}

// The curve of a run stays in grey under those that come after it, to compare; the run itself is a click
// away.
void Session::takeLeftRuns()
{
    for (LeftRun& run : m_training.takeLeftRuns()) {
        const QString folder = QString::fromStdString(run.folder);
        if (!folder.isEmpty())
            m_window.messages().post(
                {Message::Kind::Information, tr("Saved as %1.").arg(QFileInfo(folder).fileName()), tr("Undo"),
                    [this, folder] { m_opener.open(folder); }});
        if (run.losses.size() < 2)
            continue; // a point is no curve
        m_window.lossPlot().addEarlierRun(QString::fromStdString(run.recipe)
                + QLocale().toString(QTime::currentTime(), QStringLiteral(" · HH:mm")),
            std::move(run.losses));
        m_earlierRuns.push_back(run.folder);
        m_window.actions().clearCurves->setEnabled(true);
    }
}

// A run that is opened again is drawn as the present one, not as an earlier one as well.
void Session::forgetCurveOf(const std::string& run)
{
    const auto found = std::find(m_earlierRuns.begin(), m_earlierRuns.end(), run);
    if (found == m_earlierRuns.end())
        return;
    m_window.lossPlot().removeEarlierRun(static_cast<int>(found - m_earlierRuns.begin()));
    m_earlierRuns.erase(found);
    m_window.actions().clearCurves->setEnabled(!m_earlierRuns.empty());
}

void Session::forgetEarlierCurves()
{
    m_window.lossPlot().clearEarlierRuns();
    m_earlierRuns.clear();
    m_window.actions().clearCurves->setEnabled(false);
}

void Session::applyLook()
{
    const Recipe seen = recipe();
    const bool inverted = m_preferences.invertedGreys();
    m_window.setNoiseOffered(!isAutoencoder(seen));
    m_pictures.setLook(seen, inverted);
    m_sampling.setLook(lowestValue(seen), 1.F, inverted);
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

void Session::takeErrors()
{
    const std::vector<Text> errors = m_training.takeErrors();
    for (const Text& error : errors) {
        Message message{Message::Kind::Error, translated(error)};
        if (m_status.state == RunState::Idle)
            m_window.form().showProblem(error); // beside the fields that have to change
        const std::string vae = m_window.form().recipe().dataset.vae;
        if (m_status.state == RunState::Idle && m_status.dataMissing && shippedRecipe(vae)
            && error.source.starts_with("dataset.vae")) {
            message.actionText = tr("Open the recipe %1").arg(QString::fromStdString(vae));
            message.action = [this, vae] { m_opener.open(QString::fromStdString(vae)); };
        } else if (m_status.state == RunState::Idle && m_status.dataMissing) {
            message.actionText = tr("Use built-in shapes");
            message.action = [this] { m_opener.open(QStringLiteral("shapes-basic-unet")); };
        } else if (m_status.savingFails) {
            message.actionText = tr("Another folder…");
            message.action = [this] { saveElsewhere(); };
        }
        m_window.messages().post(message);
    }
}

void Session::takeUnsaved()
{
    if (const auto run = m_training.takeUnsaved())
        m_saveQuestion.ask(*run, m_closing);
}

void Session::saveElsewhere()
{
    const QString name = QFileInfo(QString::fromStdString(m_status.runFolder)).fileName();
    const QString folder = m_saveQuestion.chooseFolder(name);
    if (!folder.isEmpty())
        m_training.saveAgain(folder.toStdString());
}

// What cannot be saved is not lost without a word: the window stays, and asks.
void Session::close()
{
    m_closing = !m_training.shutDown();
    if (m_closing)
        m_window.stayOpen();
    else
        m_timer.stop();
}

void Session::shutDown()
{
    m_timer.stop();
    m_training.shutDown();
}

} // namespace playground
