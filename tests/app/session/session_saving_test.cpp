// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_folders.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/message_bar.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

using namespace playground;

/// The window asks before it discards a run that cannot be saved. A file in place of the runs folder stops
/// even root from writing there.
class SessionSavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void quittingAsks();
    void quittingTriesAgain();
    void quittingSavesElsewhere();
    void quittingWithoutSaving();
    void quittingWithNothingLearnedAsksNothing();
    void anotherRunAsks();
    void trainingANewRunWaitsForTheAnswer();
    void messageOffersAnotherFolder();

private:
    static constexpr int longest = 240'000; // milliseconds: enough under the sanitizers on a busy machine

    static void removeObstacle()
    {
        QFile::remove(runFolders::root());
        QDir(runFolders::root()).removeRecursively();
    }
    /// Trains a few unsaved steps.
    static void train(AppWindow& app)
    {
        QVERIFY(app.waitFor(RunState::Ready));
        app.clickTool("trainAction");
        QVERIFY(app.waitForSteps(3));
        app.clickTool("trainAction");
        QVERIFY(app.waitFor(RunState::Paused));
        QTRY_VERIFY(app.message().contains(runFolders::root()));
        QVERIFY(app.session().status().savedTo.empty());
    }
    static QMessageBox* question(AppWindow& app)
    {
        const auto shown = [&] { return app.window().findChild<QMessageBox*>("unsavedBox") != nullptr; };
        if (!QTest::qWaitFor(shown, longest))
            qFatal("nothing was asked");
        return app.window().findChild<QMessageBox*>("unsavedBox");
    }
    static void answer(AppWindow& app, const char* button)
    {
        QTest::mouseClick(question(app)->findChild<QPushButton*>(button), Qt::LeftButton);
    }
    static bool asksAgain(AppWindow& app) { return question(app)->isVisible() && app.window().isVisible(); }
    static bool closed(AppWindow& app)
    {
        return QTest::qWaitFor([&] { return !app.window().isVisible(); }, longest);
    }
    static std::vector<StepRecord> lossesIn(const QString& run)
    {
        return Trainer::resume(run.toStdString(), loadDataset({"mnist", "", false, 28}))->history();
    }
};

void SessionSavingTest::init()
{
    removeObstacle();
    QVERIFY(QDir().mkpath(QFileInfo(runFolders::root()).path()));
    QFile obstacle(runFolders::root());
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
}

void SessionSavingTest::cleanup()
{
    removeObstacle();
}

void SessionSavingTest::quittingAsks()
{
    AppWindow app(openRecipe(endlessRecipe()));
    train(app);
    const std::vector<StepRecord> seen = app.losses();
    QVERIFY(!app.window().close());
    QVERIFY(app.window().isVisible());
    QMessageBox* box = question(app);
    QVERIFY2(box->text().contains(QString::number(seen.size())), qPrintable(box->text()));
    QVERIFY2(box->informativeText().contains(runFolders::root()), qPrintable(box->informativeText()));
    answer(app, "unsavedCancel");
    QTRY_VERIFY(!app.window().findChild<QMessageBox*>("unsavedBox"));
    QVERIFY(app.window().isVisible());
    QCOMPARE(app.losses().size(), seen.size());
    app.clickTool("trainAction"); // the run continues
    QVERIFY(app.waitForSteps(std::int64_t(seen.size()) + 1));
}

void SessionSavingTest::quittingTriesAgain()
{
    AppWindow app(openRecipe(endlessRecipe()));
    train(app);
    const std::vector<StepRecord> seen = app.losses();
    QVERIFY(!app.window().close());
    answer(app, "unsavedAgain");
    QVERIFY(asksAgain(app)); // still not writable
    removeObstacle();
    answer(app, "unsavedAgain");
    QVERIFY(closed(app));
    QVERIFY(lossesIn(runFolders::latest()) == seen);
}

void SessionSavingTest::quittingSavesElsewhere()
{
    const QString elsewhere = home().path("elsewhere");
    QVERIFY(QDir().mkpath(elsewhere));
    AppWindow app(openRecipe(endlessRecipe()));
    train(app);
    const std::vector<StepRecord> seen = app.losses();
    QVERIFY(!app.window().close());
    question(app);
    AppWindow::answerFileDialog([&] { answer(app, "unsavedElsewhere"); }, elsewhere);
    QVERIFY(closed(app));
    const QStringList runs = QDir(elsewhere).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(runs.size(), 1);
    QVERIFY2(runs.front().endsWith("-small"), qPrintable(runs.front()));
    QVERIFY(lossesIn(elsewhere + '/' + runs.front()) == seen);
}

void SessionSavingTest::quittingWithoutSaving()
{
    AppWindow app(openRecipe(endlessRecipe()));
    train(app);
    QVERIFY(!app.window().close());
    QCOMPARE(
        question(app)->findChild<QPushButton*>("unsavedWithout")->text(), QString("Quit without saving"));
    answer(app, "unsavedWithout");
    QVERIFY(closed(app));
}

void SessionSavingTest::quittingWithNothingLearnedAsksNothing()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    QVERIFY(app.window().close());
    QVERIFY(!app.window().isVisible());
}

void SessionSavingTest::anotherRunAsks()
{
    AppWindow app(openRecipe(endlessRecipe()));
    train(app);
    const std::vector<StepRecord> seen = app.losses();
    Recipe other = endlessRecipe();
    other.name = "other";
    app.drop(recipeFile(other));
    answer(app, "unsavedCancel");
    QTRY_VERIFY(app.window().form().recipe() == endlessRecipe()); // the form shows the run's recipe again
    QVERIFY(app.losses() == seen);
    QCOMPARE(app.state(), RunState::Paused);

    app.drop(recipeFile(other));
    answer(app, "unsavedWithout");
    QTRY_COMPARE_WITH_TIMEOUT(app.session().recipe().name, std::string("other"), longest);
    QCOMPARE(app.step(), 0);
    QVERIFY2(!app.message().startsWith("Saved"), qPrintable(app.message()));
}

void SessionSavingTest::trainingANewRunWaitsForTheAnswer()
{
    AppWindow app(openRecipe(endlessRecipe()));
    train(app);
    const std::vector<StepRecord> seen = app.losses();
    app.find<QSpinBox>("field:batch_size").setValue(4);
    app.clickTool("trainAction");
    question(app);
    QCOMPARE(app.state(), RunState::Paused);
    QVERIFY(app.losses() == seen); // the old run does not continue training instead
    removeObstacle();
    answer(app, "unsavedAgain");
    QTRY_COMPARE_WITH_TIMEOUT(app.session().recipe().batchSize, 4, longest);
    QTRY_COMPARE_WITH_TIMEOUT(app.state(), RunState::Running, longest); // because Train was pressed
    QTRY_VERIFY(app.message().startsWith("Saved as"));
    const QString run = app.message().section(' ', 2).chopped(1); // without the period
    QVERIFY(lossesIn(runFolders::root() + '/' + run) == seen);
}

void SessionSavingTest::messageOffersAnotherFolder()
{
    const QString elsewhere = home().path("by message");
    QVERIFY(QDir().mkpath(elsewhere));
    AppWindow app(openRecipe(endlessRecipe()));
    train(app);
    QCOMPARE(app.find<QPushButton>("messageAction").text(), QString("Another folder…"));
    AppWindow::answerFileDialog([&] { app.click("messageAction"); }, elsewhere);
    QTRY_VERIFY_WITH_TIMEOUT(!app.session().status().savedTo.empty(), longest);
    QVERIFY(QString::fromStdString(app.session().status().savedTo).startsWith(elsewhere + '/'));
    QVERIFY(app.window().close());
    QVERIFY(lossesIn(QString::fromStdString(app.session().status().savedTo)) == app.losses());
}

PLAYGROUND_TEST_MAIN(QApplication, SessionSavingTest)
#include "session_saving_test.moc"
