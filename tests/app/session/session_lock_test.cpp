// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/train_command.h"
#include "app/training/run_folders.h"
#include "models/api/error.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSysInfo>

using namespace playground;

/// A run is written by only one window or command at a time.
class SessionLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondWindowOpensACopy();
    void runIsUnlockedWhenClosed();
    void ownRunOpensAgain();
    void locksLeftBehind_data();
    void locksLeftBehind();
    void commandRefusesAnOpenRun();

private:
    static constexpr int longest = 240'000; // milliseconds: enough under the sanitizers on a busy machine

    static std::vector<StepRecord> lossesIn(const std::string& run)
    {
        return Trainer::resume(run, loadDataset({"mnist", "", false, 28}))->history();
    }
    /// Trains two steps and saves.
    static std::string savedRun(const QString& name)
    {
        const std::string folder = home().path(name).toStdString();
        Trainer trainer(endlessRecipe(), loadDataset({"mnist", "", false, 28}));
        trainer.step();
        trainer.step();
        trainer.save(folder);
        return folder;
    }
    static WindowOptions opening(const std::string& run)
    {
        WindowOptions options;
        options.run = run;
        return options;
    }
    static void step(AppWindow& app)
    {
        const std::int64_t before = app.step();
        app.clickTool("stepAction");
        QTRY_COMPARE_WITH_TIMEOUT(app.step(), before + 1, longest);
    }
    /// Stops and saves.
    static void stop(AppWindow& app)
    {
        app.clickTool("stopAction");
        QVERIFY(app.waitFor(RunState::Completed));
    }
};

void SessionLockTest::secondWindowOpensACopy()
{
    const std::string folder = savedRun("twice");
    AppWindow first(opening(folder));
    QVERIFY(first.waitFor(RunState::Paused));
    AppWindow second(opening(folder));
    QVERIFY(second.waitFor(RunState::Paused));
    QCOMPARE(second.step(), 2);
    QTRY_VERIFY2(second.message().contains("twice-copy"), qPrintable(second.message()));
    QVERIFY2(!first.message().contains("copy"), qPrintable(first.message()));

    step(second);
    step(second);
    stop(second);
    step(first);
    stop(first);
    const std::string copy = second.session().status().savedTo;
    QCOMPARE(copy, (runFolders::root() + "/twice-copy").toStdString());
    QCOMPARE(first.session().status().savedTo, folder);
    QCOMPARE(lossesIn(copy).size(), std::size_t(4));
    QCOMPARE(lossesIn(folder).size(), std::size_t(3)); // not overwritten by the other window
    QVERIFY(lossesIn(copy)[2].loss == lossesIn(folder)[2].loss); // both continue from the same weights
}

void SessionLockTest::runIsUnlockedWhenClosed()
{
    const std::string folder = savedRun("left");
    AppWindow first(opening(folder));
    QVERIFY(first.waitFor(RunState::Paused));
    QVERIFY(QFile::exists(home().path("left/run.lock")));
    first.find<QAction>("startOverAction").trigger();
    QVERIFY(first.waitFor(RunState::Ready));
    QVERIFY(!QFile::exists(home().path("left/run.lock")));
    AppWindow second(opening(folder));
    QVERIFY(second.waitFor(RunState::Paused));
    QVERIFY2(!second.message().contains("copy"), qPrintable(second.message()));
    step(second);
    stop(second);
    QCOMPARE(second.session().status().savedTo, folder);
}

void SessionLockTest::ownRunOpensAgain()
{
    const std::string folder = savedRun("again");
    AppWindow app(opening(folder));
    QVERIFY(app.waitFor(RunState::Paused));
    step(app);
    app.drop(home().path("again/")); // with a trailing slash
    QTRY_VERIFY_WITH_TIMEOUT(app.session().status().savedStep == 3, longest);
    QTRY_VERIFY(app.state() == RunState::Paused && app.step() == 3);
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
    step(app);
    stop(app);
    QCOMPARE(app.session().status().savedTo, folder);
    QCOMPARE(lossesIn(folder).size(), std::size_t(4));
}

void SessionLockTest::locksLeftBehind_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<bool>("copied");
    const QByteArray here = QSysInfo::machineHostName().toUtf8();
    QTest::newRow("dead process") << here << qint64(0) << false;
    QTest::newRow("another computer, just now") << QByteArray("elsewhere") << qint64(0) << true;
    QTest::newRow("another computer, long ago") << QByteArray("elsewhere") << qint64(60) << false;
    QTest::newRow("torn, long ago") << QByteArray() << qint64(60) << false;
}

void SessionLockTest::locksLeftBehind()
{
    QFETCH(QByteArray, host);
    QFETCH(qint64, minutes);
    QFETCH(bool, copied);
    QProcess process;
    process.start("/bin/true", {});
    QVERIFY(process.waitForStarted());
    const QByteArray dead = QByteArray::number(process.processId());
    QVERIFY(process.waitForFinished());

    const std::string folder = savedRun("left behind");
    QFile lock(home().path("left behind/run.lock"));
    QVERIFY(lock.open(QIODevice::ReadWrite));
    if (!host.isEmpty())
        lock.write(dead + "\ndiffusion-playground\n" + host + '\n');
    QVERIFY(lock.flush());
    const QDateTime time = QDateTime::currentDateTime().addSecs(-60 * minutes);
    QVERIFY(lock.setFileTime(time, QFileDevice::FileModificationTime));
    lock.close();

    AppWindow app(opening(folder));
    QVERIFY(app.waitFor(RunState::Paused));
    QTest::qWait(50); // queued messages
    QCOMPARE(app.message().contains("copy"), copied);
    QCOMPARE(app.session().status().savedTo.empty(), copied);
    QVERIFY(lock.remove() || !copied);
}

void SessionLockTest::commandRefusesAnOpenRun()
{
    const std::string folder = savedRun("open");
    AppWindow app(opening(folder));
    QVERIFY(app.waitFor(RunState::Paused));
    TrainOptions options;
    options.run = folder;
    options.resume = true;
    options.threads = 1;
    try {
        runTrain(options);
        QFAIL("the command went on with a run that a window has open");
    } catch (const Error& e) {
        const QString text = QString::fromStdString(e.text().english());
        QVERIFY2(
            text.startsWith(QString::fromStdString(folder) + " is open in another window"), qPrintable(text));
        QVERIFY(!text.contains('\n'));
    }
    QCOMPARE(lossesIn(folder).size(), std::size_t(2));
}

PLAYGROUND_TEST_MAIN(QApplication, SessionLockTest)
#include "session_lock_test.moc"
