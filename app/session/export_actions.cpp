// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/export_actions.h"

#include "app/export/command_of_recipe.h"
#include "app/export/interpolation_animation.h"
#include "app/export/sample_images.h"
#include "app/export/sample_metadata.h"
#include "app/export/sampling_animation.h"
#include "app/export/sampling_tensors.h"
#include "app/session/session.h"
#include "models/api/error.h"
#include "ui/images/image_grid.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/latents/latents_page.h"
#include "ui/network/network_page.h"
#include "ui/noise/noise_page.h"
#include "ui/recipe/recipe_form.h"
#include "ui/sample/film_strip.h"
#include "ui/sample/sample_page.h"
#include "ui/sample/step_view.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"
#include "ui/train/loss_plot.h"
#include "ui/train/triptych_panel.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr int largestSide = 512; // pixels: pictures are not enlarged beyond this
const QString savingCause = QStringLiteral("saving");

/// The scale chosen in the menu, reduced for large pictures.
int scaleOf(MainWindow& window, const QSize& picture)
{
    return std::clamp(
        largestSide / std::max({picture.width(), picture.height(), 1}), 1, window.actions().exportScale());
}

QImage picturesOfPage(MainWindow& window)
{
    const int exportScale = scaleOf(window, window.samplePage().pictureSize());
    switch (window.page()) {
    case MainWindow::Page::Noise:
        return window.noisePage().rows().toImage(exportScale);
    case MainWindow::Page::Latents:
        return window.latentsPage().toImage(exportScale);
    case MainWindow::Page::Network:
        return window.networkPage().pictures().toImage(exportScale);
    case MainWindow::Page::Sample:
        return window.samplePage().stepView().toImage(exportScale);
    case MainWindow::Page::Train:
        break;
    }
    return window.triptych().grid().toImage(exportScale);
}

QString savePath(MainWindow& window, const QString& name, const QString& filter)
{
    return QFileDialog::getSaveFileName(
        &window, QCoreApplication::translate("exports", "Save as"), name, filter);
}

void report(MainWindow& window, const QString& path, bool saved, const QString& reason)
{
    if (saved)
        window.messages().post({Message::Kind::Information,
            QCoreApplication::translate("exports", "Saved %1.").arg(path), {}, {}, savingCause});
    else
        window.messages().post({Message::Kind::Error,
            QCoreApplication::translate("exports", "Could not save %1: %2. Choose another location.")
                .arg(path, reason),
            {}, {}, savingCause});
}

QMap<QString, QString> textsOf(const Recipe& recipe)
{
    return {{recipeKey, QString::fromStdString(recipeToJson(recipe))}};
}

/// Adds the metadata needed to reproduce the page's selected row up to `step`.
QMap<QString, QString> textsOf(const Recipe& recipe, const SamplingModel& model, int step)
{
    QMap<QString, QString> texts = textsOf(recipe);
    const SamplingRow* row = model.row();
    if (!row)
        return texts;
    const auto stamp = SampleMetadata::of(model.history(), row->id, step);
    if (stamp)
        texts.insert(SampleMetadata::key, stamp->toJson());
    const std::string& hash
        = stamp ? stamp->weightsHash : row->weightsHash; // for a branch: its root's weights
    if (!hash.empty())
        texts.insert(SampleMetadata::weightsKey, QString::fromStdString(hash));
    return texts;
}

void savePicture(
    MainWindow& window, const QString& name, const QImage& picture, const QMap<QString, QString>& texts)
{
    const QString path = savePath(
        window, name + QStringLiteral(".png"), QCoreApplication::translate("exports", "Pictures (*.png)"));
    if (path.isEmpty())
        return;
    try {
        writePng(path, picture, texts);
        report(window, path, true, {});
    } catch (const Error& e) {
        window.messages().post({Message::Kind::Error, translated(e.text())});
    }
}

void exportPictures(MainWindow& window, const Recipe& recipe)
{
    const SamplingModel& model = window.samplePage().model();
    const SampleStep* at = window.page() == MainWindow::Page::Sample ? model.cursor().at() : nullptr;
    savePicture(window, QString::fromStdString(recipe.name), picturesOfPage(window),
        at ? textsOf(recipe, model, at->index) : textsOf(recipe));
}

void exportStrip(MainWindow& window, const Recipe& recipe)
{
    const SamplePage& page = window.samplePage();
    const SamplingRow* row = page.model().row();
    if (!row) {
        const auto why = SamplingAnimation::whyNot(page, 1);
        return window.messages().post({Message::Kind::Information, why.value_or(QString())});
    }
    savePicture(window, QString::fromStdString(recipe.name) + QStringLiteral("-steps"),
        page.filmStrip().toImage(std::max(2, scaleOf(window, page.pictureSize()) / 2)),
        textsOf(recipe, page.model(), row->totalSteps));
}

void exportAnimation(MainWindow& window, const Recipe& recipe)
{
    const SamplePage& page = window.samplePage();
    int scale = scaleOf(window, page.pictureSize());
    while (scale > 1 && SamplingAnimation::whyNot(page, scale)) // too many or too large frames
        scale /= 2;
    if (const auto why = SamplingAnimation::whyNot(page, scale))
        return window.messages().post({Message::Kind::Information, *why});
    QString filter = QCoreApplication::translate("exports", "Animated PNG (*.png)");
    if (SamplingAnimation::canEncodeVideo())
        filter += QStringLiteral(";;MP4 (*.mp4);;WebM (*.webm)");
    const QString path
        = savePath(window, QString::fromStdString(recipe.name) + QStringLiteral("-animation.png"), filter);
    if (path.isEmpty())
        return;
    auto* animation = new SamplingAnimation(page, path, scale, 1000 / page.stepsPerSecond(),
        textsOf(recipe, page.model(), page.model().row()->totalSteps));
    animation->setParent(&window);
    QObject::connect(animation, &SamplingAnimation::finished, &window,
        [&window](const QString& saved, bool whole, const QString& reason) {
            report(window, saved, whole, reason);
        });
    animation->start();
}

/// Shows `page`, polls `ready` and calls `proceed` once it returns true, unless the user leaves the page.
void whenReady(
    MainWindow& window, MainWindow::Page page, std::function<bool()> ready, std::function<void()> proceed)
{
    window.showPage(page);
    auto* timer = new QTimer(&window);
    timer->callOnTimeout(
        &window, [&window, timer, page, ready = std::move(ready), proceed = std::move(proceed)] {
            const bool left = window.page() != page;
            if (!left && !ready())
                return;
            timer->stop();
            timer->deleteLater();
            if (!left)
                proceed();
        });
    timer->start(50);
}

void exportInterpolation(MainWindow& window, const Recipe& recipe)
{
    LatentsPage& page = window.latentsPage();
    if (!page.interpolation().way().exists()) {
        whenReady(
            window, MainWindow::Page::Latents, [&page] { return page.interpolation().way().exists(); },
            [&window, recipe] { exportInterpolation(window, recipe); });
        return;
    }
    const QString path
        = savePath(window, QString::fromStdString(recipe.name) + QStringLiteral("-interpolation.png"),
            QCoreApplication::translate("exports", "Animated PNG (*.png)"));
    if (path.isEmpty())
        return;
    auto* animation = new InterpolationAnimation(page, path, window.actions().exportScale(), textsOf(recipe));
    animation->setParent(&window);
    QObject::connect(animation, &InterpolationAnimation::finished, &window,
        [&window](const QString& saved, bool whole, const QString& reason) {
            report(window, saved, whole, reason);
        });
    animation->start();
}

void exportHistory(MainWindow& window, Session& session)
{
    const SamplingModel& model = window.samplePage().model();
    const Recipe recipe = session.recipe();
    if (const auto why = SamplingTensorExport::whyNot(model))
        return window.messages().post({Message::Kind::Information, *why});
    const QString path
        = savePath(window, QString::fromStdString(recipe.name) + QStringLiteral("-steps.safetensors"),
            QCoreApplication::translate("exports", "Tensors (*.safetensors)"));
    if (path.isEmpty())
        return;
    auto* history = new SamplingTensorExport(model, path, textsOf(recipe, model, model.row()->totalSteps),
        [&session](std::function<void()> work) { session.runOnPreviewLane(std::move(work)); });
    history->setParent(&session);
    QObject::connect(history, &SamplingTensorExport::finished, &window,
        [&window](const QString& saved, const std::optional<Text>& error) {
            if (error)
                window.messages().post({Message::Kind::Error, translated(*error)});
            else
                report(window, saved, true, {});
        });
    history->start();
}

void saveRecipe(MainWindow& window, const Recipe& recipe)
{
    const QString path = savePath(window, QString::fromStdString(recipe.name) + QStringLiteral(".json"),
        QCoreApplication::translate("exports", "Recipes (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = QByteArray::fromStdString(recipeToJson(recipe));
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    report(window, path, saved, file.errorString());
}

void exportPlot(MainWindow& window, const Recipe& recipe, const QString& suffix,
    const std::function<bool(const QString&, QString*)>& write)
{
    const QString path
        = savePath(window, QString::fromStdString(recipe.name) + QStringLiteral("-loss.") + suffix,
            QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    QString reason;
    report(window, path, write(path, &reason), reason);
}

void exportGraph(MainWindow& window, const Recipe& recipe)
{
    if (!window.networkPage().hasGraph()) {
        whenReady(
            window, MainWindow::Page::Network, [&window] { return window.networkPage().hasGraph(); },
            [&window, recipe] { exportGraph(window, recipe); });
        return;
    }
    const QString path
        = savePath(window, QString::fromStdString(recipe.network.name) + QStringLiteral(".svg"),
            QCoreApplication::translate("exports", "Drawings (*.svg);;Pictures (*.png)"));
    if (path.isEmpty())
        return;
    const QString reason = window.networkPage().exportGraph(path);
    report(window, path, reason.isEmpty(), reason);
}

/// Disables entries that have nothing to save; their tooltips give the reason. Only while the menu is open,
/// because buttons and shortcuts use the same actions.
void disableUnavailable(MainWindow& window)
{
    WindowActions& actions = window.actions();
    const SamplingModel& model = window.samplePage().model();
    const auto nothing = [](const char* why) { return QCoreApplication::translate("exports", why); };
    const bool losses = !window.lossPlot().history().empty();
    const QString noLoss
        = losses ? QString() : nothing(QT_TRANSLATE_NOOP("exports", "No losses yet: press Train first."));
    const QString noWay = window.offers(MainWindow::Page::Latents)
        ? QString()
        : nothing(QT_TRANSLATE_NOOP("exports", "Only an autoencoder has latents to interpolate."));
    const QString noRow = SamplingTensorExport::whyNot(model).value_or(QString());
    const std::pair<QAction*, QString> entries[] = {{actions.exportStrip, model.row() ? QString() : noRow},
        {actions.exportFilm, noRow}, {actions.exportHistory, noRow}, {actions.exportInterpolation, noWay},
        {actions.exportCsv, noLoss}, {actions.exportSvg, noLoss}, {actions.exportPdf, noLoss}};
    for (const auto& [action, why] : entries) {
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->statusTip() : why);
    }
}

void enableAll(MainWindow& window)
{
    for (QAction* action : window.actions().exportMenu()->actions()) {
        action->setEnabled(true);
        action->setToolTip(action->statusTip());
    }
}
} // namespace

void connectExports(MainWindow& window, Session& session)
{
    WindowActions& actions = window.actions();
    const auto on = [&session](QAction* action, auto slot) {
        QObject::connect(action, &QAction::triggered, &session, slot);
    };
    const auto plotExport = [&](QAction* action, const QString& suffix, auto write) {
        on(action, [&window, &session, suffix, write] {
            exportPlot(window, session.recipe(), suffix, [&](const QString& path, QString* reason) {
                return (window.lossPlot().*write)(path, reason);
            });
        });
    };
    QObject::connect(
        actions.exportMenu(), &QMenu::aboutToShow, &session, [&window] { disableUnavailable(window); });
    QObject::connect(actions.exportMenu(), &QMenu::aboutToHide, &session, [&window] { enableAll(window); });
    on(actions.exportPictures, [&] { exportPictures(window, session.recipe()); });
    on(actions.exportStrip, [&] { exportStrip(window, session.recipe()); });
    on(actions.exportFilm, [&] { exportAnimation(window, session.recipe()); });
    on(actions.exportInterpolation, [&] { exportInterpolation(window, session.recipe()); });
    QObject::connect(&window.latentsPage(), &LatentsPage::animationRequested, actions.exportInterpolation,
        &QAction::trigger);
    on(actions.exportHistory, [&] { exportHistory(window, session); });
    on(actions.copyPictures, [&] { QGuiApplication::clipboard()->setImage(picturesOfPage(window)); });
    on(actions.exportGraph, [&] { exportGraph(window, session.recipe()); });
    QObject::connect(
        &window.networkPage(), &NetworkPage::exportRequested, actions.exportGraph, &QAction::trigger);
    on(actions.saveRecipe, [&] { saveRecipe(window, window.form().shown()); });
    on(actions.copyCommand, [&] {
        const QString command = commandFor(window.form().shown(), session.threads());
        QGuiApplication::clipboard()->setText(command);
        window.messages().post(
            {Message::Kind::Information, QCoreApplication::translate("exports", "Copied: %1").arg(command)});
    });
    plotExport(actions.exportCsv, QStringLiteral("csv"), &LossPlot::exportCsv);
    plotExport(actions.exportSvg, QStringLiteral("svg"), &LossPlot::exportSvg);
    plotExport(actions.exportPdf, QStringLiteral("pdf"), &LossPlot::exportPdf);
}

} // namespace playground
