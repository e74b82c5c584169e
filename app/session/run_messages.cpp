// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run_messages.h"

#include "app/session/document_opener.h"
#include "app/session/runs_controller.h"
#include "app/training/shared_training_state.h"
#include "models/api/check_recipe.h"
#include "models/api/shipped_recipes.h"
#include "ui/recipe/dataset_text.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"

#include <QAction>

namespace playground
{

namespace
{
/// Data sets that need the folder of the user.
bool needsFolder(const std::string& dataset)
{
    return dataset == "folder" || dataset == "idx";
}

const QString suggestion = QStringLiteral("next");
} // namespace

RunMessages::RunMessages(
    MainWindow& window, const TrainingStatus& status, DocumentOpener& opener, RunsController& runs)
    : m_window(window)
    , m_status(status)
    , m_opener(opener)
    , m_runs(runs)
{
}

void RunMessages::showDataset()
{
    const Dataset* dataset = m_status.experiment ? m_status.experiment->dataset.get() : nullptr;
    m_window.form().showData(dataset);
    m_window.form().showParameters(m_status.parameterCount);
    if (!dataset || m_status.experiment->dataset == m_reported.lock())
        return;
    m_reported = m_status.experiment->dataset;
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

void RunMessages::reportWeights()
{
    const Experiment& experiment = *m_status.experiment;
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

void RunMessages::reportErrors(const std::vector<Text>& errors)
{
    for (const Text& error : errors) {
        Message message{Message::Kind::Error, translated(error), {}, {}, QStringLiteral("run")};
        if (m_status.state == RunState::Idle)
            m_window.form().showProblem(error); // next to the fields that have to change
        offerRemedy(error, message);
        m_window.messages().post(message);
    }
}

void RunMessages::suggestNext()
{
    Message message{Message::Kind::Information, {}, {}, {}, suggestion};
    if (isAutoencoder(m_status.recipe)) {
        message.text = tr("Training is done. Look into what the autoencoder has learned.");
        message.actionText = tr("Latents");
        message.action = [this] { m_window.showPage(MainWindow::Page::Latents); };
    } else {
        message.text = tr("Training is done. Turn noise into pictures, or change the recipe and compare.");
        message.actionText = tr("Sample");
        message.action = [this] {
            m_window.showPage(MainWindow::Page::Sample);
            m_window.actions().sample->trigger();
        };
    }
    m_window.messages().post(message);
}

void RunMessages::withdrawSuggestion()
{
    m_window.messages().withdraw(suggestion);
}

void RunMessages::offerRemedy(const Text& error, Message& message)
{
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
}

} // namespace playground
