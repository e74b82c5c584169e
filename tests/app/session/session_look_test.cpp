// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/shell/message_bar.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QTabWidget>

using namespace playground;

/// Changing language and colours during a run.
class SessionLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void languageChangesWhileTraining();
    void colourSchemeChangesWhileTraining();
    void choicesAreRestored();
    void errorsAreTranslated();
};

void SessionLookTest::cleanup()
{
    QSettings().clear();
    Preferences().setLanguage("en");
}

void SessionLookTest::languageChangesWhileTraining()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.find<QAction>("englishAction").trigger();
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(2));
    auto& train = app.find<QAction>("trainAction");
    auto& state = app.find<QLabel>("stateLabel");
    QTRY_COMPARE(train.text(), "Pause");
    QVERIFY(state.text().startsWith("Running"));
    app.find<QAction>("chineseAction").trigger();
    const bool translated = QFile::exists(":/i18n/diffusion-playground_zh_CN.qm");
    QTRY_COMPARE(train.text() != "Pause", translated);
    QTRY_COMPARE(!state.text().startsWith("Running"), translated);
    app.find<QAction>("englishAction").trigger();
    QTRY_COMPARE(train.text(), "Pause");
    QTRY_VERIFY(state.text().startsWith("Running"));
    const auto steps = std::int64_t(app.losses().size());
    QVERIFY(app.waitForSteps(steps + 2)); // training continues
    QCOMPARE(app.state(), RunState::Running);
}

void SessionLookTest::colourSchemeChangesWhileTraining()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    QVERIFY(app.settle());
    app.find<QAction>("lightThemeAction").trigger();
    QTRY_VERIFY(!isDark(app.window().palette()));
    const QImage original = app.row(AppWindow::Original);
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(2));
    app.find<QAction>("darkThemeAction").trigger();
    QTRY_VERIFY(isDark(app.window().palette()));
    // The plot background follows the theme; the pictures are data and do not change.
    const auto ground = [&] { return app.window().lossPlot().grab().toImage().pixelColor(2, 2).lightness(); };
    QTRY_VERIFY(ground() < 128);
    const QRect inside(20, 20, 60, 60);
    QVERIFY(app.row(AppWindow::Original).copy(inside) == original.copy(inside));
    app.find<QAction>("lightThemeAction").trigger();
    QTRY_VERIFY(ground() > 128);
    QCOMPARE(app.state(), RunState::Running);
}

void SessionLookTest::choicesAreRestored()
{
    {
        AppWindow app(openRecipe(smallRecipe()));
        app.find<QAction>("darkThemeAction").trigger();
        app.find<QAction>("chineseAction").trigger();
        QVERIFY(app.window().close());
    }
    AppWindow app(openRecipe(smallRecipe()));
    QTRY_VERIFY(isDark(app.window().palette()));
    QVERIFY(app.find<QAction>("darkThemeAction").isChecked());
    QVERIFY(app.find<QAction>("chineseAction").isChecked());
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    app.find<QAction>("systemThemeAction").trigger();
}

void SessionLookTest::errorsAreTranslated()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(home().path("missing.json"));
    const QString english = app.message();
    app.window().messages().closeAll();
    app.find<QAction>("chineseAction").trigger();
    app.drop(home().path("missing.json"));
    QVERIFY(app.message().contains(home().path("missing.json")));
    const bool translated = QFile::exists(":/i18n/diffusion-playground_zh_CN.qm");
    QCOMPARE(app.message() != english, translated);
}

PLAYGROUND_TEST_MAIN(QApplication, SessionLookTest)
#include "session_look_test.moc"
