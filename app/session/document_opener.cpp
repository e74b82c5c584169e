// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/document_opener.h"

#include "app/datasets/folder_contents.h"
#include "app/export/image_metadata.h"
#include "app/lessons/lesson_file.h"
#include "app/preview/preview_lane.h"
#include "app/session/sample_controller.h"
#include "app/training/run_finder.h"
#include "app/training/run_folders.h"
#include "app/training/training_lane.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/saved_model.h"
#include "models/api/shipped_recipes.h"
#include "models/api/weights_hash.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

namespace playground
{

namespace
{
// What is opened; silent unless --log or QT_LOGGING_RULES asks for it.
Q_LOGGING_CATEGORY(logFiles, "playground.files", QtWarningMsg)
} // namespace

DocumentOpener::DocumentOpener(const PageContext& context, TrainingLane& training, SampleController& sampling)
    : m_context(context)
    , m_window(context.window)
    , m_status(context.status)
    , m_training(training)
    , m_sampling(sampling)
{
    connectWindow();
}

void DocumentOpener::connectWindow()
{
    const RecipeForm& form = m_window.form();
    connect(&form, &RecipeForm::recipeEdited, this, &DocumentOpener::openRecipe);
    connect(&form, &RecipeForm::recipeChosen, this, &DocumentOpener::open);
    connect(&form, &RecipeForm::resetRequested, this, &DocumentOpener::startOver);
    connect(&m_window, &MainWindow::dropped, this, &DocumentOpener::open);
    const WindowActions& actions = m_window.actions();
    connect(actions.startOver, &QAction::triggered, this, &DocumentOpener::startOver);
    connect(actions.open, &QAction::triggered, this, &DocumentOpener::chooseFile);
    connect(actions.openRun, &QAction::triggered, this, &DocumentOpener::chooseRun);
}

void DocumentOpener::open(const QString& path)
{
    qCDebug(logFiles) << "open" << path;
    ++m_opened;
    m_window.messages().withdraw(QStringLiteral("open"));
    try {
        const QFileInfo info(path);
        if (isLesson(path))
            Q_EMIT lessonChosen(path);
        else if (namesModel(path.toStdString()))
            openWeights(path);
        else if (info.isDir())
            openFolder(path);
        else if (isPicture(path))
            openPicture(path);
        else
            openRecipe(loadRecipe(path.toStdString()));
    } catch (const Error& e) {
        m_window.messages().post(
            {Message::Kind::Error, translated(e.text()), {}, {}, QStringLiteral("open")});
    }
}

void DocumentOpener::openCopy(const QString& path)
{
    if (contentsOf(path) != FolderContents::Run)
        return open(path);
    ++m_opened;
    m_sampling.forgetRestore();
    m_training.resume(path.toStdString(), true);
}

void DocumentOpener::openFolder(const QString& folder)
{
    const auto train = [&](const char* dataset) {
        Recipe recipe = m_window.form().shown();
        recipe.dataset.name = dataset;
        recipe.dataset.folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath()).toStdString();
        openRecipe(recipe);
    };
    switch (contentsOf(folder)) {
    case FolderContents::Run:
        return openRun(folder);
    case FolderContents::Pictures:
        return train("folder");
    case FolderContents::IdxFiles:
        return train("idx");
    case FolderContents::Runs:
        throw Error(PLAYGROUND_TEXT(
                        "models", "%1 contains several runs. Open one of them, or use File > Recent runs."),
            {folder.toStdString()});
    case FolderContents::Nothing:
        throw Error(
            PLAYGROUND_TEXT("models", "%1 contains no run, model or pictures. Choose another folder."),
            {folder.toStdString()});
    }
}

void DocumentOpener::openRun(const QString& folder)
{
    m_sampling.forgetRestore();
    m_window.messages().withdraw(QStringLiteral("lastRun"));
    m_training.resume(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()).toStdString());
}

void DocumentOpener::openWeights(const QString& path)
{
    m_sampling.forgetRestore();
    const Recipe& recipe = m_window.form().recipe();
    const QString folder = runFolders::fresh(QString::fromStdString(recipe.name));
    m_training.loadWeights(path.toStdString(), recipe, folder.toStdString());
}

// If the picture belongs to the current run, that run stays loaded.
void DocumentOpener::openPicture(const QString& path)
{
    const Recipe drawn = recipeOfPicture(path);
    const std::optional<SampleMetadata> stamp = stampOfPicture(path);
    const bool same = m_status.experiment && sameExperiment(m_status.recipe, drawn);
    if (!same || !stamp)
        openRecipe(drawn);
    if (stamp && stamp->weightsHash.empty())
        m_sampling.restore(*stamp, same ? std::nullopt : std::optional(drawn));
    else if (stamp)
        findRun(*stamp, drawn, same);
}

// Looks for the weights that reproduce the picture: loaded now, or in a saved run, which the user can then
// open.
void DocumentOpener::findRun(const SampleMetadata& stamp, const Recipe& recipe, bool same)
{
    const auto here = same ? m_context.weights.all() : std::vector<std::shared_ptr<const Snapshot>>();
    const auto found = [guard = QPointer<DocumentOpener>(this), opened = m_opened, stamp, recipe, same](
                           const std::string& run) {
        if (!guard || guard->m_opened != opened)
            return;
        if (run.empty() || run == guard->m_status.savedTo)
            guard->m_sampling.restore(stamp, same ? std::nullopt : std::optional(recipe));
        else
            guard->offerRun(run, stamp);
    };
    m_context.lane.post([window = &m_window, found, here, hash = stamp.weightsHash, recipe] {
        std::string run;
        try {
            const auto isIt = [&](const auto& weights) {
                return weightsHash(*weights) == hash
                    || (weights->averaged() && weightsHash(*weights->averaged()) == hash);
            };
            if (std::none_of(here.begin(), here.end(), isIt))
                run = runOfWeights(hash, recipe);
        } catch (const std::exception&) {
            run.clear(); // falls back to the current weights; SampleController warns that they differ
        }
        QMetaObject::invokeMethod(
            window, [found, run] { found(run); }, Qt::QueuedConnection);
    });
}

void DocumentOpener::offerRun(const std::string& run, const SampleMetadata& stamp)
{
    const QString folder = QString::fromStdString(run);
    m_window.messages().post({Message::Kind::Information,
        tr("The picture was sampled in the run %1 after %2 training steps.")
            .arg(QFileInfo(folder).fileName(), QLocale().toString(qlonglong{stamp.snapshotStep})),
        tr("Open the run"), [this, folder, run, stamp] {
            open(folder);
            m_sampling.restoreIn(run, stamp);
        }});
}

void DocumentOpener::openRecipe(const Recipe& recipe)
{
    ++m_opened;
    const QString folder = runFolders::fresh(QString::fromStdString(recipe.name));
    m_sampling.forgetRestore();
    m_window.form().setRecipe(recipe);
    m_training.load(recipe, folder.toStdString());
}

void DocumentOpener::startOver()
{
    openRecipe(m_window.form().recipe());
}

void DocumentOpener::offerLastRun()
{
    const QString folder = runFolders::latest();
    if (folder.isEmpty())
        return;
    m_window.messages().post(
        {Message::Kind::Information, tr("Your last run was saved: %1.").arg(QFileInfo(folder).fileName()),
            tr("Continue"), [this, folder] { open(folder); }, QStringLiteral("lastRun")});
}

void DocumentOpener::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Open"), QString(),
        tr("Recipes, saved pictures, weights (*.json *.png *.safetensors);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void DocumentOpener::chooseRun()
{
    const QString path = QFileDialog::getExistingDirectory(&m_window, tr("Open run"), runFolders::root());
    if (!path.isEmpty())
        open(path);
}

} // namespace playground
