// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/runs_controller.h"

#include "app/session/document_opener.h"
#include "app/training/run_list.h"
#include "app/training/run_lock.h"
#include "models/api/error.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"
#include "ui/train/loss_plot.h"
#include "ui/train/triptych_panel.h"

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
constexpr int lockMilliseconds = 60'000;
constexpr int pictureMilliseconds = 10'000; // during training

/// The key of the message that offers to reopen a run.
QString leaving(const std::string& run)
{
    return QStringLiteral("left:") + QString::fromStdString(run);
}
} // namespace

RunsController::RunsController(
    MainWindow& window, const TrainingStatus& status, TrainingLane& training, DocumentOpener& opener)
    : m_window(window)
    , m_status(status)
    , m_training(training)
    , m_opener(opener)
    , m_saveQuestion(window)
{
    m_sinceLock.start();
    m_sincePicture.start();
    connect(&window, &MainWindow::closing, this, &RunsController::close);
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
    connect(&m_saveQuestion, &SaveQuestion::cancelled, this, &RunsController::cancel);
    const WindowActions& actions = window.actions();
    connect(actions.clearCurves, &QAction::triggered, this, &RunsController::forgetEarlierCurves);
    connect(actions.recentRuns, &QAction::triggered, this, &RunsController::list);
}

void RunsController::experimentChanged()
{
    m_pictureStep = -1;
    if (!m_status.experiment)
        return;
    forgetCurveOf(m_status.savedTo);
    withdrawOfferOf(m_status.savedTo);
    const auto name
        = [](const std::string& run) { return QFileInfo(QString::fromStdString(run)).fileName(); };
    if (const std::string& original = m_status.experiment->copyOf; m_status.experiment->openElsewhere)
        m_window.messages().post({Message::Kind::Warning,
            tr("%1 is open in another window or command. This is a copy, which will be saved as %2.")
                .arg(name(original), name(m_status.runFolder))});
}

void RunsController::collect()
{
    takeLeftRuns();
    if (const auto run = m_training.takeUnsaved())
        m_saveQuestion.ask(*run, m_closing);
}

void RunsController::tick()
{
    if (m_sinceLock.elapsed() >= lockMilliseconds) {
        m_sinceLock.restart();
        m_training.refreshLock();
    }
    const bool running = m_status.state == RunState::Running;
    if (!running || m_sincePicture.elapsed() >= pictureMilliseconds)
        keepPicture();
    const bool saved
        = !running && m_listedStep != m_status.savedStep; // the list is not refreshed during training
    if (m_list && (saved || m_listedRun != m_status.savedTo)) {
        m_listedRun = m_status.savedTo;
        m_listedStep = m_status.savedStep;
        m_list->setRuns(runList::read());
    }
}

// Keeps the loss curve of a replaced run, in grey, for comparison, and offers to reopen the run.
void RunsController::takeLeftRuns()
{
    for (LeftRun& run : m_training.takeLeftRuns()) {
        const QString folder = QString::fromStdString(run.folder);
        m_renamed.erase(run.folder); // another run had this name
        if (!folder.isEmpty())
            m_window.messages().post(
                {Message::Kind::Information, tr("Saved as %1.").arg(QFileInfo(folder).fileName()), tr("Undo"),
                    [this, run = run.folder] { m_opener.open(QString::fromStdString(present(run))); },
                    leaving(run.folder)});
        if (!folder.isEmpty()
            && m_pictureStep < 0) // replaced during training: its predictions are still on the screen
            runList::keepPicture(run.folder, m_window.triptych().predictions());
        if (run.losses.size() < 2)
            continue; // a curve needs two points
        m_window.lossPlot().addEarlierRun(QString::fromStdString(run.recipe)
                + QLocale().toString(QTime::currentTime(), QStringLiteral(" · HH:mm")),
            std::move(run.losses));
        m_earlierRuns.push_back(run.folder);
        m_window.actions().clearCurves->setEnabled(true);
    }
}

// A reopened run is drawn as the current curve, so its grey curve is removed.
void RunsController::forgetCurveOf(const std::string& run)
{
    const auto found = std::find(m_earlierRuns.begin(), m_earlierRuns.end(), run);
    if (run.empty() || found == m_earlierRuns.end())
        return;
    m_window.lossPlot().removeEarlierRun(static_cast<int>(found - m_earlierRuns.begin()));
    m_earlierRuns.erase(found);
    m_window.actions().clearCurves->setEnabled(!m_earlierRuns.empty());
}

// A run that is open needs no offer to reopen it.
void RunsController::withdrawOfferOf(const std::string& run)
{
    m_window.messages().withdraw(leaving(run));
    for (const auto& [before, present] : m_renamed) {
        if (present == run)
            m_window.messages().withdraw(leaving(before));
    }
}

void RunsController::forgetEarlierCurves()
{
    m_window.lossPlot().clearEarlierRuns();
    m_earlierRuns.clear();
    m_window.actions().clearCurves->setEnabled(false);
}

void RunsController::saveElsewhere()
{
    const QString name = QFileInfo(QString::fromStdString(m_status.runFolder)).fileName();
    const QString folder = m_saveQuestion.chooseFolder(name);
    if (!folder.isEmpty())
        m_training.saveAgain(folder.toStdString());
}

// If the run cannot be saved, the window stays open and asks the user what to do.
void RunsController::close()
{
    m_closing = !m_training.shutDown();
    if (m_closing)
        return m_window.stayOpen();
    keepPicture();
    Q_EMIT closed();
}

void RunsController::cancel()
{
    if (std::exchange(m_closing, false))
        return;
    m_training.stay();
    m_window.form().setRecipe(
        m_status.recipe); // the form showed the recipe of the run that was to replace this one
}

void RunsController::list()
{
    delete m_list;
    m_list = new RunListDialog(&m_window);
    m_list->setAttribute(Qt::WA_DeleteOnClose);
    m_list->setRuns(runList::read());
    connect(m_list, &RunListDialog::opened, &m_opener, &DocumentOpener::open);
    // Queued, because renaming rebuilds the list that contains the emitting editor.
    connect(m_list, &RunListDialog::renamed, this, &RunsController::rename, Qt::QueuedConnection);
    m_listedRun = m_status.savedTo;
    m_listedStep = m_status.savedStep;
    m_list->open();
}

void RunsController::rename(const QString& folder, const QString& name)
{
    try {
        const std::string run = folder.toStdString();
        if (run == m_status.savedTo) {
            m_training.rename(name.toStdString());
        } else if (RunLock::take(
                       run)) { // a temporary, released before renaming: the lock file is inside the folder
            follow(run, runList::rename(run, name.toStdString()));
        } else {
            throw Error(PLAYGROUND_TEXT("models",
                            "%1 is open in another window or command. Close it there, then rename it."),
                {run});
        }
    } catch (const Error& e) {
        m_window.messages().post({Message::Kind::Error, translated(e.text())});
    }
    if (m_list)
        m_list->setRuns(runList::read());
}

// A run's grey curve and the undo of leaving it know it by its folder.
void RunsController::follow(const std::string& run, const std::string& renamed)
{
    std::replace(m_earlierRuns.begin(), m_earlierRuns.end(), run, renamed);
    m_renamed.try_emplace(run, run);
    for (auto& [before, present] : m_renamed) {
        if (present != run)
            continue;
        present = renamed;
        m_window.messages().reword(
            leaving(before), tr("Saved as %1.").arg(QFileInfo(QString::fromStdString(renamed)).fileName()));
    }
}

std::string RunsController::present(const std::string& run) const
{
    const auto renamed = m_renamed.find(run);
    return renamed == m_renamed.end() ? run : renamed->second;
}

void RunsController::keepPicture()
{
    if (m_status.savedTo.empty() || m_status.savedStep == m_pictureStep)
        return;
    const QImage picture = m_window.triptych().predictions();
    if (picture.isNull())
        return;
    m_sincePicture.restart();
    m_pictureStep = m_status.savedStep;
    runList::keepPicture(m_status.savedTo, picture);
}

} // namespace playground
