// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/recipe/recipe_form.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

using namespace playground;

/// One run after another in one window: Train does what the form shows, and the run before is kept.
class SessionRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trainTakesTheEditedForm_data();
    void trainTakesTheEditedForm();
    void trainTakesTheChosenRecipe();
    void trainTakesWhatIsBeingTyped();
    void startOverHasOneName();
    void startOverIsUndone_data();
    void startOverIsUndone();
    void earlierCurvesAppear_data();
    void earlierCurvesAppear();

private:
    static constexpr int longest = 60'000; // under the sanitizers, on a busy machine

    static void trainSome(AppWindow& app, int steps = 3)
    {
        QVERIFY(app.waitFor(RunState::Ready));
        app.clickTool("trainAction");
        QVERIFY(app.waitForSteps(steps));
        app.clickTool("trainAction");
        QVERIFY(app.waitFor(RunState::Paused));
        QTRY_COMPARE(std::int64_t(app.losses().size()), app.step());
    }
    static bool offers(AppWindow& app, const char* words)
    {
        return QTest::qWaitFor([&] { return app.message().startsWith(QLatin1String(words)); }, longest);
    }
};

void SessionRunsTest::trainTakesTheEditedForm_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("Train") << "trainAction";
    QTest::newRow("Step") << "stepAction";
}

void SessionRunsTest::trainTakesTheEditedForm()
{
    QFETCH(QString, action);
    AppWindow app(openRecipe(endlessRecipe()));
    trainSome(app);
    const std::vector<StepRecord> first = app.losses();
    auto& train = app.find<QAction>("trainAction");
    QCOMPARE(train.text(), QString("Train"));
    auto& batch = app.find<QSpinBox>("field:batch_size");
    batch.setValue(4);
    QTRY_COMPARE(train.text(), QString("Train: starts a new run"));
    QVERIFY(app.find<QAction>("stepAction").toolTip().contains("new one"));

    app.clickTool(action);
    QTRY_COMPARE_WITH_TIMEOUT(app.session().recipe().batchSize, 4, longest);
    QVERIFY(offers(app, "Saved as"));
    QVERIFY(app.waitForSteps(1));
    QCOMPARE(app.session().status().stepsPerEpoch, 16);
    QCOMPARE(batch.value(), 4);
    QVERIFY(!app.find<QLabel>("recipeNotice").isVisible());

    // The run before is a click away, and all of it is there.
    app.click("messageAction");
    QTRY_VERIFY_WITH_TIMEOUT(app.losses() == first, longest);
    QTRY_COMPARE(app.session().recipe().batchSize, 8);
    QTRY_COMPARE(batch.value(), 8);
    QTRY_COMPARE(app.state(), RunState::Paused);
    QVERIFY(offers(app, "Saved as")); // the second one has taken steps as well
}

void SessionRunsTest::trainTakesTheChosenRecipe()
{
    AppWindow app(openRecipe(endlessRecipe()));
    trainSome(app);
    auto& choice = app.find<QComboBox>("recipeChoice");
    choice.setFocus();
    QTest::keyClick(&choice, Qt::Key_Down);
    const std::string chosen = choice.currentData().toString().toStdString();
    QVERIFY(!chosen.empty());
    app.clickTool("trainAction");
    QTRY_COMPARE_WITH_TIMEOUT(app.session().recipe().name, chosen, longest);
    QVERIFY(app.waitForSteps(1));
    QVERIFY(app.session().recipe() == loadRecipe(chosen));
    QCOMPARE(choice.currentData().toString().toStdString(), chosen);
}

void SessionRunsTest::trainTakesWhatIsBeingTyped()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    auto& rate = app.find<QLineEdit>("field:optimizer.learning_rate");
    rate.setFocus();
    rate.selectAll();
    QTest::keyClicks(&rate, "0.0005");
    app.clickTool("trainAction"); // a click on the toolbar does not take the focus
    QVERIFY(app.waitForSteps(1));
    QTRY_COMPARE(app.session().recipe().optimizer.learningRate, 0.0005);
}

void SessionRunsTest::startOverHasOneName()
{
    AppWindow app(openRecipe(endlessRecipe()));
    const auto& button = app.find<QPushButton>("resetButton");
    const auto& action = app.find<QAction>("startOverAction");
    QCOMPARE(button.text(), action.text());
    trainSome(app, 1);
    QCOMPARE(button.text(), action.text());
    app.find<QSpinBox>("field:batch_size").setValue(4);
    QCOMPARE(button.text(), action.text());
}

void SessionRunsTest::startOverIsUndone_data()
{
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("byMenu");
    QTest::newRow("at rest, button") << false << false;
    QTest::newRow("running, button") << true << false;
    QTest::newRow("running, menu") << true << true;
}

void SessionRunsTest::startOverIsUndone()
{
    QFETCH(bool, running);
    QFETCH(bool, byMenu);
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(3));
    if (!running) {
        app.clickTool("trainAction");
        QVERIFY(app.waitFor(RunState::Paused));
    }
    const std::vector<StepRecord> seen = app.losses();
    if (byMenu)
        app.find<QAction>("startOverAction").trigger();
    else
        app.click("resetButton");
    QVERIFY(offers(app, "Saved as"));
    QTRY_COMPARE(app.step(), 0);
    QTRY_COMPARE(app.state(), RunState::Ready);
    QVERIFY(app.losses().empty());
    QCOMPARE(app.find<QPushButton>("messageAction").text(), QString("Undo"));

    app.click("messageAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY(app.losses().size() >= seen.size());
    QVERIFY(std::equal(seen.begin(), seen.end(), app.losses().begin()));
    QCOMPARE(app.step(), std::int64_t(app.losses().size()));
}

void SessionRunsTest::earlierCurvesAppear_data()
{
    QTest::addColumn<QString>("by");
    QTest::newRow("start over") << "startOver";
    QTest::newRow("train an edited recipe") << "edit";
    QTest::newRow("another recipe") << "recipe";
}

void SessionRunsTest::earlierCurvesAppear()
{
    QFETCH(QString, by);
    AppWindow app(openRecipe(endlessRecipe()));
    const auto& forget = app.find<QAction>("clearCurvesAction");
    const auto& word = app.find<QWidget>("earlierRunsLegend");
    QVERIFY(!forget.isEnabled());
    trainSome(app, 4);
    QVERIFY(!forget.isEnabled());
    QVERIFY(!word.isVisible());
    const auto again = [&] {
        if (by == "startOver") {
            app.find<QAction>("startOverAction").trigger();
        } else if (by == "edit") {
            auto& batch = app.find<QSpinBox>("field:batch_size");
            batch.setValue(batch.value() - 1);
            app.clickTool("trainAction");
        } else {
            Recipe other = endlessRecipe();
            other.name = "other";
            app.drop(recipeFile(other));
        }
    };
    again();
    QTRY_VERIFY_WITH_TIMEOUT(word.isVisible(), longest);
    QVERIFY(forget.isEnabled());
    QVERIFY(word.toolTip().contains("small ·"));
    QCOMPARE(word.toolTip().count('\n'), 1);

    // It is drawn: the plot changes when the word is switched off.
    QTRY_VERIFY(app.state() == RunState::Ready || app.state() == RunState::Running);
    if (app.state() == RunState::Running) {
        app.clickTool("trainAction");
        QVERIFY(app.waitFor(RunState::Paused));
    }
    auto& canvas = app.find<QWidget>("lossCanvas");
    QTest::qWait(100); // queued redraws
    const QImage with = canvas.grab().toImage();
    app.click("earlierRunsLegend");
    QTRY_VERIFY(canvas.grab().toImage() != with);
    app.click("earlierRunsLegend");

    // Opened again, a run is the present one and no earlier one.
    app.click("messageAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY_WITH_TIMEOUT(app.losses().size() >= 4, longest);
    QTRY_VERIFY(!word.toolTip().contains("small ·") || by == "edit");
    app.find<QAction>("startOverAction").trigger();
    QTRY_VERIFY_WITH_TIMEOUT(word.isVisible() && app.step() == 0, longest);

    app.find<QAction>("clearCurvesAction").trigger();
    QVERIFY(!word.isVisible());
    QVERIFY(!forget.isEnabled());
}

PLAYGROUND_TEST_MAIN(QApplication, SessionRunsTest)
#include "session_runs_test.moc"
