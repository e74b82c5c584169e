// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/train_command.h"
#include "models/api/shipped_recipes.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/train/slow_step_panel.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

using namespace playground;

/// Controlling a run from the real window: the effect of the buttons and what the window shows.
class SessionTrainingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensReady();
    void trainButtonStartsAndPauses();
    void keysTrainStepAndStop();
    void slowMotionIsARealStep();
    void slowMotionClosesWhenTrainingRuns();
    void theTimeOfAnEpochIsEstimated();
    void lossCurveAndTextsFollow();
    void startOverDiscardsTheRun();
    void learningRateIsEditedLive();
    void otherEditsWaitForAStartOver();
    void editBeforeTrainingTakesEffectAtOnce();
    void closingWhileTrainingLosesNothing();
    void reopenedRunContinues();
    void sameLossesAsTheCommand();
    void completedRunTrainsOn();

private:
    static QString label(AppWindow& app, const char* name)
    {
        return app.find<QLabel>(QLatin1String(name)).text();
    }
    static void press(AppWindow& app, Qt::Key key) { QTest::keyClick(&app.window(), key); }
    static void type(AppWindow& app, const QString& field, const QString& text)
    {
        auto& line = app.find<QLineEdit>(field);
        line.setFocus();
        line.selectAll();
        QTest::keyClicks(&line, text);
        QTest::keyClick(&line, Qt::Key_Return);
    }
};

void SessionTrainingTest::opensReady()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    QCOMPARE(label(app, "stateLabel"), "Ready");
    QCOMPARE(label(app, "positionLabel"), "step 0 of 16");
    QVERIFY(app.window().form().recipe() == smallRecipe());
    QVERIFY(app.find<QAction>("trainAction").isEnabled());
    QVERIFY(app.find<QAction>("stepAction").isEnabled());
    QVERIFY(!app.find<QAction>("stopAction").isEnabled());
    QVERIFY(!app.find<QAction>("startOverAction").isEnabled());
    QVERIFY(app.losses().empty());
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
}

void SessionTrainingTest::trainButtonStartsAndPauses()
{
    AppWindow app(openRecipe(endlessRecipe()));
    auto& train = app.find<QAction>("trainAction");
    QVERIFY(app.waitFor(RunState::Ready));
    QCOMPARE(train.text(), "Train");
    app.clickTool("trainAction");
    QVERIFY(app.waitFor(RunState::Running));
    QCOMPARE(train.text(), "Pause");
    QVERIFY(app.find<QAction>("stopAction").isEnabled());
    QVERIFY(!app.find<QAction>("stepAction").isEnabled());
    QVERIFY(app.waitForSteps(3));

    app.clickTool("trainAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QCOMPARE(train.text(), "Train");
    const auto steps = app.step();
    QCOMPARE(std::int64_t(app.losses().size()), steps);
    QTest::qWait(150);
    QCOMPARE(app.step(), steps);

    app.clickTool("trainAction"); // continues where it stopped
    QVERIFY(app.waitForSteps(steps + 3));
}

void SessionTrainingTest::keysTrainStepAndStop()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    for (int i = 1; i <= 3; ++i) {
        press(app, Qt::Key_S);
        QVERIFY(app.waitForSteps(i));
        QVERIFY(app.waitFor(RunState::Paused));
        QTRY_COMPARE(app.step(), i); // the curve may be updated first
        QCOMPARE(std::int64_t(app.losses().size()), i); // exactly one
    }
    press(app, Qt::Key_T);
    QVERIFY(app.waitForSteps(5));
    QCOMPARE(app.state(), RunState::Running);
    press(app, Qt::Key_Period);
    QVERIFY(app.waitFor(RunState::Completed));
    QCOMPARE(label(app, "stateLabel"), "Stopped");
    QCOMPARE(app.session().status().savedStep, app.step());
}

void SessionTrainingTest::slowMotionIsARealStep()
{
    std::vector<StepRecord> plain;
    {
        AppWindow app(openRecipe(endlessRecipe()));
        QVERIFY(app.waitFor(RunState::Ready));
        app.find<QAction>("stepAction").trigger();
        QVERIFY(app.waitForSteps(1));
        QVERIFY(app.waitFor(RunState::Paused));
        app.find<QAction>("stepAction").trigger();
        QVERIFY(app.waitForSteps(2));
        plain = app.losses();
    }
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    const auto& panel = app.window().slowStep();
    const auto& triptych = app.find<QWidget>("triptychGrid");
    QVERIFY(!panel.isVisible());
    app.window().showPage(MainWindow::Page::Noise);
    app.find<QAction>("slowStepAction").trigger(); // leads to the Train page
    QTRY_VERIFY(panel.isVisible());
    QVERIFY(!triptych.isVisible());
    QVERIFY(!app.window().lossPlot().isVisible());
    QVERIFY(app.waitForSteps(1));
    for (const char* title : {"amounts", "noised pictures", "output", "loss", "gradient", "update"}) {
        QTest::keyClick(&app.window(), Qt::Key_S, Qt::ShiftModifier);
        QVERIFY2(label(app, "slowStepTitle").contains(title), title);
    }
    const QString loss = QLocale().toString(plain[0].loss, 'g', 4);
    QVERIFY2(label(app, "slowStepSentence").contains(loss), qPrintable(label(app, "slowStepSentence")));
    QCOMPARE(app.step(), 1); // looking at it is not training
    app.click("slowNextButton"); // another step
    QVERIFY(app.waitForSteps(2));
    QTRY_VERIFY(label(app, "slowStepTitle").contains("Step 2 in slow motion"));
    for (std::size_t i = 0; i < 2; ++i)
        QVERIFY(app.losses()[i].loss == plain[i].loss);
    app.click("slowCloseButton");
    QVERIFY(!panel.isVisible());
    QVERIFY(triptych.isVisible());
    QVERIFY(app.window().lossPlot().isVisible());
}

void SessionTrainingTest::slowMotionClosesWhenTrainingRuns()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.find<QAction>("slowStepAction").trigger();
    QTRY_VERIFY(app.window().slowStep().isVisible());
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(3));
    QTRY_VERIFY(!app.window().slowStep().isVisible());
    QVERIFY(!app.find<QAction>("slowStepAction").isEnabled());
    QVERIFY(app.find<QWidget>("triptychGrid").isVisible());
}

void SessionTrainingTest::theTimeOfAnEpochIsEstimated()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    QTRY_VERIFY(
        label(app, "networkNote").contains("per epoch")); // from the prediction of the untrained network
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(3));
    QVERIFY(label(app, "networkNote").contains("per epoch"));
}

void SessionTrainingTest::lossCurveAndTextsFollow()
{
    Recipe recipe = smallRecipe();
    recipe.epochs = 3;
    AppWindow app(openRecipe(recipe));
    QVERIFY(app.waitFor(RunState::Ready));
    const QImage before = app.window().lossPlot().grab().toImage();
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(10));
    QVERIFY(label(app, "stateLabel").startsWith("Running") || app.state() == RunState::Completed);
    QVERIFY(app.waitFor(RunState::Completed));
    QCOMPARE(app.losses().size(), std::size_t(24));
    for (std::size_t i = 0; i < app.losses().size(); ++i)
        QCOMPARE(app.losses()[i].step, std::int64_t(i + 1));
    QCOMPARE(label(app, "stateLabel"), "Completed");
    QCOMPARE(label(app, "positionLabel"), "step 24 of 24");
    auto& bar = app.find<QProgressBar>("progressBar");
    QCOMPARE(bar.value(), bar.maximum());
    QTRY_VERIFY(app.window().lossPlot().grab().toImage() != before);
}

void SessionTrainingTest::startOverDiscardsTheRun()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(4));
    app.clickTool("trainAction");
    QVERIFY(app.waitFor(RunState::Paused));
    const std::vector<StepRecord> first = app.losses();
    app.find<QAction>("startOverAction").trigger();
    QVERIFY(app.waitFor(RunState::Ready));
    QTRY_VERIFY(app.losses().empty());
    QCOMPARE(app.step(), 0);

    app.clickTool("trainAction"); // the same seed: the same losses
    QVERIFY(app.waitForSteps(4));
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(app.losses()[i].loss == first[i].loss);
}

void SessionTrainingTest::learningRateIsEditedLive()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(2));
    QVERIFY(!app.find<QSpinBox>("field:batch_size").isEnabled());
    QVERIFY(app.find<QLineEdit>("field:optimizer.learning_rate").isEnabled());
    type(app, "field:optimizer.learning_rate", "0.0005");
    QTRY_COMPARE(app.session().recipe().optimizer.learningRate, 0.0005);
    QCOMPARE(app.state(), RunState::Running);
    QVERIFY(!app.find<QLabel>("recipeNotice").isVisible());

    app.clickTool("trainAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY(!app.session().status().savedTo.empty());
    const Recipe saved = loadRecipe(app.session().status().savedTo);
    QCOMPARE(saved.optimizer.learningRate, 0.0005);
    QCOMPARE(app.window().form().recipe().optimizer.learningRate, 0.0005);
}

void SessionTrainingTest::otherEditsWaitForAStartOver()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    press(app, Qt::Key_S);
    QVERIFY(app.waitFor(RunState::Paused));
    auto& notice = app.find<QLabel>("recipeNotice");
    QVERIFY(!notice.isVisible());
    app.find<QSpinBox>("field:batch_size").setValue(4);
    QTRY_VERIFY(notice.isVisible());
    QCOMPARE(app.session().recipe().batchSize, 8);
    QCOMPARE(app.step(), 1);

    app.click("revertButton");
    QVERIFY(!notice.isVisible());
    QCOMPARE(app.find<QSpinBox>("field:batch_size").value(), 8);
    app.find<QSpinBox>("field:batch_size").setValue(4);
    app.click("resetButton");
    QVERIFY(app.waitFor(RunState::Ready));
    QTRY_COMPARE(app.session().recipe().batchSize, 4);
    QCOMPARE(app.step(), 0);
    QCOMPARE(app.session().status().stepsPerEpoch, 16);
    QVERIFY(!notice.isVisible());
}

void SessionTrainingTest::editBeforeTrainingTakesEffectAtOnce()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    auto& batch = app.find<QSpinBox>("field:batch_size");
    // Quick edits: a run built from an earlier edit must not revert a later edit in the form.
    for (int size = 9; size <= 16; ++size) {
        batch.setValue(size);
        QTest::qWait(5);
        QCOMPARE(batch.value(), size);
    }
    QTRY_COMPARE(app.session().status().stepsPerEpoch, 4);
    QVERIFY(app.waitFor(RunState::Ready));
    QCOMPARE(batch.value(), 16);
    QCOMPARE(app.window().form().recipe().batchSize, 16);
}

void SessionTrainingTest::closingWhileTrainingLosesNothing()
{
    std::string folder;
    std::vector<StepRecord> seen;
    {
        AppWindow app(openRecipe(endlessRecipe()));
        QVERIFY(app.waitFor(RunState::Ready));
        app.clickTool("trainAction");
        QVERIFY(app.waitForSteps(12)); // more than one epoch, so the folder exists
        QTRY_VERIFY(!app.session().status().savedTo.empty());
        folder = app.session().status().savedTo;
        seen = app.losses();
        QElapsedTimer clock;
        clock.start();
        QVERIFY(app.window().close());
        QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    }
    const auto saved = Trainer::resume(folder, loadDataset({"mnist", "", false, 28}));
    QVERIFY(saved->stepsDone() >= std::int64_t(seen.size()));
    for (std::size_t i = 0; i < seen.size(); ++i)
        QVERIFY(saved->history()[i] == seen[i]);
    QVERIFY(QString::fromStdString(folder).startsWith(home().path(QString())));
}

void SessionTrainingTest::reopenedRunContinues()
{
    WindowOptions options;
    std::vector<StepRecord> seen;
    {
        AppWindow app(openRecipe(endlessRecipe()));
        QVERIFY(app.waitFor(RunState::Ready));
        app.clickTool("trainAction");
        QVERIFY(app.waitForSteps(3));
        app.clickTool("trainAction");
        QVERIFY(app.waitFor(RunState::Paused));
        QTRY_VERIFY(!app.session().status().savedTo.empty());
        options.run = app.session().status().savedTo;
        seen = app.losses();
    }
    AppWindow app(options);
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY(app.losses() == seen);
    QVERIFY(app.window().form().recipe() == endlessRecipe()); // the run brings its own recipe
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(std::int64_t(seen.size()) + 2));
    QVERIFY(std::equal(seen.begin(), seen.end(), app.losses().begin()));
}

void SessionTrainingTest::sameLossesAsTheCommand()
{
    Recipe recipe = smallRecipe();
    recipe.epochs = 3;
    recipe.seed = 5;
    AppWindow app(openRecipe(recipe));
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("trainAction");
    // Previews must not affect the run's random numbers.
    for (int i = 0; app.state() != RunState::Completed && i < 10'000; ++i) {
        app.find<QSlider>("amountSlider").setValue(i * 37 % 1'000);
        if (i % 5 == 0)
            app.click("newNoiseButton");
        QTest::qWait(10);
    }
    QVERIFY(app.waitFor(RunState::Completed));
    QTRY_COMPARE(app.losses().size(), std::size_t(24));

    TrainOptions options;
    options.recipe = recipeFile(recipe).toStdString();
    options.run = home().path("by-command").toStdString();
    options.threads = 1;
    QCOMPARE(runTrain(options), 0);
    const auto byCommand = Trainer::resume(options.run, loadDataset({"mnist", "", false, 28}));
    const auto byWindow
        = Trainer::resume(app.session().status().savedTo, loadDataset({"mnist", "", false, 28}));
    QCOMPARE(byWindow->stepsDone(), 24);
    QCOMPARE(byCommand->stepsDone(), 24);
    for (std::size_t i = 0; i < 24; ++i) {
        QVERIFY2(byCommand->history()[i].loss == app.losses()[i].loss, qPrintable(QString::number(i + 1)));
        QVERIFY(byWindow->history()[i] == app.losses()[i]);
    }
}

void SessionTrainingTest::completedRunTrainsOn()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(16));
    QVERIFY(app.waitFor(RunState::Completed));
    QVERIFY(app.find<QAction>("trainAction").isEnabled());
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(32));
    QVERIFY(app.waitFor(RunState::Completed));
    QCOMPARE(label(app, "positionLabel"), "step 32 of 32");
}

PLAYGROUND_TEST_MAIN(QApplication, SessionTrainingTest)
#include "session_training_test.moc"
