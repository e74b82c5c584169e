// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_folders.h"
#include "models/api/shipped_recipes.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

#include <algorithm>

using namespace playground;

/// Several runs in one window: Train uses the recipe in the form, and the previous run is kept.
class SessionRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trainTakesTheEditedForm_data();
    void trainTakesTheEditedForm();
    void trainTakesTheChosenRecipe();
    void trainTakesWhatIsBeingTyped();
    void editedFormIsSavedAndCopied();
    void startOverHasOneName();
    void startOverIsUndone_data();
    void startOverIsUndone();
    void earlierCurvesAppear_data();
    void earlierCurvesAppear();
    void recentRunsAreListed();
    void recentRunsAreRenamed();

private:
    static constexpr int longest = 240'000; // milliseconds: enough under the sanitizers on a busy machine

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

    // Undo reopens the complete previous run.
    app.click("messageAction");
    QTRY_VERIFY_WITH_TIMEOUT(app.losses() == first, longest);
    QTRY_COMPARE(app.session().recipe().batchSize, 8);
    QTRY_COMPARE(batch.value(), 8);
    QTRY_COMPARE(app.state(), RunState::Paused);
    QVERIFY(offers(app, "Saved as")); // the second run has taken steps too
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
    app.clickTool("trainAction"); // clicking the toolbar does not change the focus
    QVERIFY(app.waitForSteps(1));
    QTRY_COMPARE(app.session().recipe().optimizer.learningRate, 0.0005);
}

void SessionRunsTest::editedFormIsSavedAndCopied()
{
    AppWindow app(openRecipe(endlessRecipe()));
    trainSome(app, 1);
    app.find<QSpinBox>("field:batch_size").setValue(4);
    app.find<QAction>("copyCommandAction").trigger();
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.contains("batch_size=4"), qPrintable(command));
    app.answerFileDialog("saveRecipeAction", home().path("edited.json"));
    QCOMPARE(loadRecipe(home().path("edited.json").toStdString()).batchSize, 4);
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

    // The curve is drawn: hiding it changes the plot.
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

    // A reopened run is the current one and no longer an earlier one.
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

void SessionRunsTest::recentRunsAreListed()
{
    QDir(runFolders::root()).removeRecursively();
    AppWindow app(openRecipe(endlessRecipe()));
    trainSome(app, 10);
    const std::int64_t steps = app.step();
    const QString first = QString::fromStdString(app.session().status().savedTo);
    QTRY_VERIFY(QFile::exists(first + "/picture.png"));
    Recipe other = endlessRecipe();
    other.name = "other";
    app.drop(recipeFile(other));
    QTRY_COMPARE_WITH_TIMEOUT(app.session().recipe().name, std::string("other"), longest);
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("stepAction"); // saved after the first run
    QTRY_COMPARE_WITH_TIMEOUT(app.step(), 1, longest);
    app.clickTool("stopAction");
    QVERIFY(app.waitFor(RunState::Completed));

    app.find<QAction>("recentRunsAction").trigger();
    auto* dialog = app.window().findChild<QDialog*>("runList");
    QVERIFY(dialog && dialog->isVisible());
    auto* list = dialog->findChild<QTreeWidget*>("runs");
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), QString("other"));
    QTreeWidgetItem* item = list->topLevelItem(1);
    QCOMPARE(item->text(0), QFileInfo(first).fileName());
    QCOMPARE(item->text(1), QString("small"));
    QVERIFY(item->text(2).contains(QLocale().toString(QDate::currentDate(), QLocale::ShortFormat)));
    QCOMPARE(item->text(3), QLocale().toString(qlonglong{steps}));
    bool isNumber = false;
    QVERIFY(QLocale().toDouble(item->text(4), &isNumber) > 0 && isNumber);
    const QImage picture = item->icon(0).pixmap(list->iconSize()).toImage();
    QVERIFY(picture.pixelColor(20, 20).alpha() == 255); // the list has a picture

    list->setCurrentItem(item);
    QTest::mouseClick(dialog->findChild<QPushButton*>("openRunButton"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(app.step(), steps, longest);
    QCOMPARE(QString::fromStdString(app.session().status().savedTo), first);
    QTRY_VERIFY(!app.window().findChild<QDialog*>("runList"));
}

void SessionRunsTest::recentRunsAreRenamed()
{
    QDir(runFolders::root()).removeRecursively();
    AppWindow app(openRecipe(endlessRecipe()));
    trainSome(app);
    const std::int64_t steps = app.step();
    const auto list = [&] { return app.find<QTreeWidget>("runs").topLevelItem(0); };
    const auto rename = [&](const QString& name) {
        QTest::mouseClick(&app.find<QPushButton>("renameRunButton"), Qt::LeftButton);
        auto* editor = app.find<QTreeWidget>("runs").findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, name);
        QTest::keyClick(editor, Qt::Key_Return);
    };
    const auto saved = [&] { return QString::fromStdString(app.session().status().savedTo); };
    QTRY_VERIFY(!saved().isEmpty()); // pausing saves asynchronously
    app.find<QAction>("recentRunsAction").trigger();
    rename("my best"); // the open run, without restarting it
    QTRY_COMPARE(saved(), runFolders::root() + "/my best");
    QTRY_COMPARE(list()->text(0), QString("my best"));
    QCOMPARE(app.step(), steps);
    QCOMPARE(app.state(), RunState::Paused);
    for (const char* bad : {"..", "a/b", " "}) {
        rename(bad);
        QTRY_COMPARE(list()->text(0), QString("my best"));
        QTRY_VERIFY2(app.message().contains("another name"), bad);
        app.window().messages().closeAll();
    }
    app.find<QDialog>("runList").close();
    app.clickTool("stepAction");
    QTRY_COMPARE_WITH_TIMEOUT(app.step(), steps + 1, longest);
    app.clickTool("stopAction");
    QVERIFY(app.waitFor(RunState::Completed));
    QCOMPARE(saved(), runFolders::root() + "/my best");
    QCOMPARE(app.session().status().savedStep, steps + 1);

    app.find<QAction>("startOverAction").trigger(); // then a run that is not open
    QVERIFY(app.waitFor(RunState::Ready));
    app.find<QAction>("recentRunsAction").trigger();
    rename("second name");
    QTRY_VERIFY(QDir(runFolders::root() + "/second name").exists());
    QTRY_COMPARE(list()->text(0), QString("second name"));
    QVERIFY(!QDir(runFolders::root() + "/my best").exists());
    QVERIFY(!QFile::exists(runFolders::root() + "/second name/run.lock"));
    app.find<QDialog>("runList").close();
    QCOMPARE(app.message(), QString("Saved as second name."));
    QTest::mouseClick(&app.find<QPushButton>("messageAction"), Qt::LeftButton); // undo what left it
    QTRY_COMPARE_WITH_TIMEOUT(saved(), runFolders::root() + "/second name", longest);
    QCOMPARE(app.step(), steps + 1);
}

PLAYGROUND_TEST_MAIN(QApplication, SessionRunsTest)
#include "session_runs_test.moc"
