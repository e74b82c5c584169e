// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe_fields.h"
#include "tests/app/session/x11_windows.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>

#include <csignal>

using namespace playground;

/// Starts the real program under a real X server: Debian's LibTorch loads Qt 5 into a process with Qt 6, and
/// only the xcb platform runs the display code of both.
class WindowSmokeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensItsWindowAndClosesIt();
    void signalWhileTrainingSavesAndEnds_data();
    void signalWhileTrainingSavesAndEnds();

private:
    void start(QProcess& program);
    static QString savedRun();

    X11Windows m_windows;
    unsigned long m_window = 0;
};

void WindowSmokeTest::init()
{
    QVERIFY2(m_windows.isOpen(), "no X display: run this test under xvfb-run");
    QTRY_COMPARE(m_windows.find("Diffusion Playground"), 0UL);
    m_window = 0;
    QDir(home().path("diffusion-playground")).removeRecursively();
    Recipe recipe = smallRecipe();
    recipe.epochs = 1'000;
    QFile file(home().path("recipe.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray::fromStdString(recipeToJson(recipe))) > 0);
}

void WindowSmokeTest::start(QProcess& program)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "xcb");
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer clock;
    clock.start();
    program.start(PLAYGROUND_PROGRAM, {"--recipe", home().path("recipe.json")});
    QVERIFY2(program.waitForStarted(), qPrintable(program.errorString()));
    while (m_window == 0 && clock.elapsed() < 30'000 && !program.waitForFinished(20))
        m_window = m_windows.find("Diffusion Playground");
    QVERIFY2(m_window != 0, program.readAll().constData());
    qInfo("the window was on screen after %lld ms", static_cast<long long>(clock.elapsed()));
}

/// The folder of the one run that the window saved; empty if there is none.
QString WindowSmokeTest::savedRun()
{
    const QDir runs(home().path("diffusion-playground/diffusion-playground/runs"));
    const QStringList names = runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const QString run = names.size() == 1 ? runs.filePath(names.front()) : QString();
    return QFile::exists(run + "/checkpoint/checkpoint.safetensors") ? run : QString();
}

void WindowSmokeTest::opensItsWindowAndClosesIt()
{
    QProcess program;
    start(program);
    // It keeps running: the data loads and the lanes start.
    QVERIFY2(!program.waitForFinished(1'000), program.readAll().constData());
    QVERIFY(m_windows.askToClose(m_window));
    QVERIFY2(program.waitForFinished(20'000), "the program did not end within 20 s of closing its window");
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    // Qt and the sanitizers report problems on stderr; opening and closing a window must print nothing.
    QCOMPARE(program.readAll(), QByteArray());
}

void WindowSmokeTest::signalWhileTrainingSavesAndEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void WindowSmokeTest::signalWhileTrainingSavesAndEnds()
{
    QFETCH(int, signal);
    QProcess program;
    start(program);
    QVERIFY2(!program.waitForFinished(1'000), program.readAll().constData());
    m_windows.press(m_window, 't');
    QTRY_VERIFY2_WITH_TIMEOUT(!savedRun().isEmpty(), "no epoch was trained within 30 s", 30'000);
    QVERIFY2(!program.waitForFinished(200), program.readAll().constData());
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), signal), 0);
    QVERIFY2(program.waitForFinished(20'000), "the program did not end within 20 s of the signal");
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.readAll(), QByteArray());
    QFile losses(savedRun() + "/losses.csv");
    QVERIFY(losses.open(QIODevice::ReadOnly));
    const auto lines = losses.readAll().count('\n');
    // Not a multiple of an epoch (8 steps), or at least two: it saved when closing.
    QVERIFY2(lines > 1 + 8, qPrintable(QString::number(lines)));
}

PLAYGROUND_TEST_MAIN(QCoreApplication, WindowSmokeTest)
#include "window_smoke_test.moc"
