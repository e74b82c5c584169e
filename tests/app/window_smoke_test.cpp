// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/x11_windows.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace playground;

/// Starts the real program under a real X server, because Debian's LibTorch loads Qt 5 beside our Qt 6 and
/// only the xcb platform brings both to their display code.
class WindowSmokeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensItsWindowAndClosesIt();
};

void WindowSmokeTest::opensItsWindowAndClosesIt()
{
    const X11Windows windows;
    QVERIFY2(windows.isOpen(), "no X display: run this test under xvfb-run");
    QCOMPARE(windows.find("Diffusion Playground"), 0UL);

    // A home of its own: nobody's settings and runs are read or written.
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("HOME", home.path());
    environment.insert("XDG_CONFIG_HOME", home.path());
    environment.insert("XDG_DATA_HOME", home.path());
    environment.insert("XDG_RUNTIME_DIR", home.path());
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer clock;
    clock.start();
    program.start(PLAYGROUND_PROGRAM, QStringList());
    QVERIFY2(program.waitForStarted(), qPrintable(program.errorString()));

    unsigned long window = 0;
    while (window == 0 && clock.elapsed() < 30'000 && !program.waitForFinished(20))
        window = windows.find("Diffusion Playground");
    QVERIFY2(window != 0, program.readAll().constData());
    qInfo("the window was on screen after %lld ms", static_cast<long long>(clock.elapsed()));

    // It lives on with its window: data loads, the lanes start.
    QVERIFY2(!program.waitForFinished(1'000), program.readAll().constData());
    QVERIFY(windows.askToClose(window));
    QVERIFY2(program.waitForFinished(20'000), "the program did not end within 20 s of closing its window");
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    // Qt and the sanitizers complain on stderr; a window that opens and closes has nothing to say.
    QCOMPARE(program.readAll(), QByteArray());
}

QTEST_GUILESS_MAIN(WindowSmokeTest)
#include "window_smoke_test.moc"
