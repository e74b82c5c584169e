// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/start_guide.h"

#include "app/datasets/picture_datasets.h"
#include "app/lessons/lesson_guide.h"
#include "app/training/trained_runs.h"
#include "models/api/dataset.h"
#include "models/api/export_run.h"
#include "models/api/recipe_data.h"
#include "models/api/shipped_recipes.h"
#include "models/api/trainer.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "ui/sample/sample_page.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/window_actions.h"

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

#include <functional>

using namespace playground;

namespace
{
constexpr int trainedSteps = 2;
constexpr auto trainedName = "fashion-basic-unet"; // the name of a shipped recipe

/// One trained network, as it comes with the program, in a folder that cannot be written.
struct TrainedNetworks {
    QTemporaryDir folder;

    explicit TrainedNetworks(const std::function<void(Recipe&)>& change = [](Recipe&) {})
    {
        Recipe recipe = smallRecipe();
        change(recipe);
        recipe.name = trainedName;
        Trainer trainer(recipe, loadDataset(datasetRequest(recipe)));
        for (int i = 0; i < trainedSteps; ++i)
            trainer.step();
        trainer.save(folder.filePath(QStringLiteral("run")).toStdString());
        exportRun(folder.filePath(QStringLiteral("run")).toStdString(), ExportFormat::CompactRun,
            folder.filePath(QStringLiteral("trained/") + QLatin1String(trainedName)).toStdString());
        trainedRuns::setRoot(folder.filePath(QStringLiteral("trained")));
    }
    ~TrainedNetworks() { trainedRuns::setRoot(QStringLiteral("/nowhere")); }
};

/// The window with its ways in, as in runWindow().
struct Start {
    AppWindow app{openRecipe(endlessRecipe())};
    LessonGuide lessons{app.window(),
        {[this](const QString& path) { app.session().opener().openCopy(path); },
            [this] { return app.session().isOpening(); }}};
    StartGuide guide{app.window(), app.session().opener(), lessons};

    WelcomePage* page() { return app.window().findChild<WelcomePage*>(); }
    const TrainingStatus& status() { return app.session().status(); }
};
} // namespace

/// The welcome page and the trained networks in the real window.
class StartGuideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { trainedRuns::setRoot(QStringLiteral("/nowhere")); }

    void welcomesOnce()
    {
        QSettings().remove(QStringLiteral("welcomed"));
        Start start;
        start.guide.welcomeOnce();
        QVERIFY(start.page());
        start.app.click(QStringLiteral("welcomeSkipButton"));
        QTRY_VERIFY(!start.page());
        start.guide.welcomeOnce();
        QVERIFY(!start.page());
        start.app.find<QAction>(QStringLiteral("welcomeAction")).trigger(); // and whenever it is asked for
        QVERIFY(start.page());
    }

    void tourOpensTheFirstLesson()
    {
        Start start;
        start.guide.welcome();
        start.app.click(QStringLiteral("welcomeTourButton"));
        QTRY_VERIFY(start.app.find<QWidget>(QStringLiteral("lessonDock")).isVisible());
        start.app.click(QStringLiteral("lessonNextButton")); // after its introduction
        QCOMPARE(start.lessons.player().step(), 0);
    }

    void trainStartsTraining()
    {
        Start start;
        QVERIFY(start.app.waitFor(RunState::Ready));
        start.guide.welcome();
        start.app.click(QStringLiteral("welcomeTrainButton"));
        QVERIFY(start.app.waitForSteps(1));
        QCOMPARE(start.app.window().page(), MainWindow::Page::Train);
    }

    /// From the page: ready to sample, with its losses and weights; trained further, it is a run of the
    /// user's.
    void trainedNetworkIsReadyToSample()
    {
        const TrainedNetworks trained;
        Start start;
        QVERIFY(start.app.waitFor(RunState::Ready));
        start.guide.welcome();
        start.app.click(QStringLiteral("welcomeTrainedButton"));
        QTRY_COMPARE(start.status().step, std::int64_t(trainedSteps));
        QCOMPARE(start.app.window().page(), MainWindow::Page::Sample);
        QTRY_COMPARE(start.app.losses().size(), std::size_t(trainedSteps));
        QVERIFY(start.app.message().isEmpty());
        QVERIFY(start.status().savedTo.empty());
        start.app.find<QAction>(QStringLiteral("stepAction")).trigger();
        QTRY_COMPARE(start.status().step, std::int64_t(trainedSteps + 1));
        start.app.find<QAction>(QStringLiteral("stopAction")).trigger();
        QTRY_VERIFY(!start.status().savedTo.empty());
        QVERIFY(!QString::fromStdString(start.status().savedTo).startsWith(trained.folder.path()));
    }

    /// Without its data set it samples all the same; the message says what is missing.
    void missingDataDoesNotPreventSampling()
    {
        providePictureDatasets();
        const QString pictures = huePictures();
        const TrainedNetworks trained([&](Recipe& recipe) {
            recipe.dataset = {};
            recipe.dataset.name = "folder";
            recipe.dataset.folder = pictures.toStdString();
            recipe.dataset.imageSize = 16;
            recipe.batchSize = 4;
        });
        QVERIFY(QDir(pictures).removeRecursively());
        Start start;
        QVERIFY(start.app.waitFor(RunState::Ready));
        start.guide.openTrained(trainedName);
        QTRY_COMPARE(start.status().step, std::int64_t(trainedSteps));
        QTRY_VERIFY2(start.app.message().contains(pictures), qPrintable(start.app.message()));
        QCOMPARE(start.app.state(), RunState::Idle);
        QVERIFY(!start.app.find<QAction>(QStringLiteral("trainAction")).isEnabled());
        start.app.clickTool(QStringLiteral("sampleAction"));
        QTRY_VERIFY(!start.app.window().samplePage().model().history().rows().empty());
        QTRY_COMPARE(start.app.window().samplePage().model().row()->state, SamplingRow::State::Finished);
        for (const auto page : {MainWindow::Page::Train, MainWindow::Page::Noise, MainWindow::Page::Network})
            start.app.window().showPage(page); // without pictures, they stay empty
        QVERIFY(start.app.settle());
    }

    void menuNamesTheTrainedNetworks()
    {
        {
            Start start;
            QVERIFY(!start.app.window().actions().trainedMenu()->menuAction()->isVisible());
        }
        const TrainedNetworks trained;
        Start start;
        QMenu* menu = start.app.window().actions().trainedMenu();
        QCOMPARE(menu->actions().size(), 1);
        QVERIFY(menu->menuAction()->isVisible());
        menu->actions().first()->trigger();
        QTRY_COMPARE(start.status().step, std::int64_t(trainedSteps));
    }
};

PLAYGROUND_TEST_MAIN(QApplication, StartGuideTest)
#include "start_guide_test.moc"
