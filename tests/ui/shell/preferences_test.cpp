// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include "tests/ui/shell/shell_test_main.h"
#include "ui/style/theme.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>

using namespace playground;
using Theme = Preferences::Theme;

class PreferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void startsWithTheSystems();
    void keepsWhatWasChosen();
    void ignoresNonsenseInTheFile();
    void themeChangesThePalette();
    void textSizeScales_data();
    void textSizeScales();
    void textSizeDoesNotGrowBetweenStarts();
    void invertedGreysAreReportedOnce();
    void languageChangesLocaleAndBack();

private:
    double m_pointSize = 0;
};

void PreferencesTest::init()
{
    QSettings().clear();
    m_pointSize = QApplication::font().pointSizeF();
}

void PreferencesTest::cleanup()
{
    QFont font = QApplication::font();
    font.setPointSizeF(m_pointSize);
    QApplication::setFont(font);
    QApplication::setPalette(QPalette());
    QLocale::setDefault(QLocale::system());
}

void PreferencesTest::startsWithTheSystems()
{
    const Preferences preferences;
    QCOMPARE(preferences.language(), QString());
    QCOMPARE(preferences.theme(), Theme::System);
    QCOMPARE(preferences.invertedGreys(), false);
    QCOMPARE(preferences.textSize(), 100);
    QCOMPARE(QApplication::font().pointSizeF(), m_pointSize);
}

void PreferencesTest::keepsWhatWasChosen()
{
    {
        Preferences preferences;
        preferences.setLanguage("en");
        preferences.setTheme(Theme::Dark);
        preferences.setInvertedGreys(true);
        preferences.setTextSize(130);
    }
    cleanup();
    const Preferences again;
    QCOMPARE(again.language(), "en");
    QCOMPARE(again.theme(), Theme::Dark);
    QCOMPARE(again.invertedGreys(), true);
    QCOMPARE(again.textSize(), 130);
    QVERIFY(isDark(QApplication::palette())); // and they are applied
    QCOMPARE(QApplication::font().pointSizeF(), m_pointSize * 1.3);
}

void PreferencesTest::ignoresNonsenseInTheFile()
{
    QSettings settings;
    settings.setValue("theme", "plaid");
    settings.setValue("textSize", "enormous");
    settings.setValue("invertedGreys", "maybe");
    settings.setValue("language", "klingon");
    const Preferences preferences;
    QCOMPARE(preferences.theme(), Theme::System);
    QVERIFY(preferences.textSize() >= 75 && preferences.textSize() <= 250);
}

void PreferencesTest::themeChangesThePalette()
{
    Preferences preferences;
    preferences.setTheme(Theme::Dark);
    QVERIFY(isDark(QApplication::palette()));
    preferences.setTheme(Theme::Light);
    QVERIFY(!isDark(QApplication::palette()));
    const QPalette light = QApplication::palette();
    preferences.setTheme(Theme::System);
    preferences.setTheme(Theme::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), light.color(QPalette::Window));
}

void PreferencesTest::textSizeScales_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("got");
    QTest::newRow("larger") << 150 << 150;
    QTest::newRow("smaller") << 85 << 85;
    QTest::newRow("too large") << 1'000 << 250;
    QTest::newRow("too small") << 1 << 75;
    QTest::newRow("negative") << -100 << 75;
}

void PreferencesTest::textSizeScales()
{
    QFETCH(int, asked);
    QFETCH(int, got);
    Preferences preferences;
    preferences.setTextSize(asked);
    QCOMPARE(preferences.textSize(), got);
    QCOMPARE(QApplication::font().pointSizeF(), m_pointSize * got / 100);
    preferences.setTextSize(100);
    QCOMPARE(QApplication::font().pointSizeF(), m_pointSize);
}

void PreferencesTest::textSizeDoesNotGrowBetweenStarts()
{
    for (int start = 0; start < 3; ++start) {
        Preferences preferences;
        preferences.setTextSize(120);
        QCOMPARE(QApplication::font().pointSizeF(), m_pointSize * 1.2);
        cleanup(); // the next process starts with the system's font
    }
}

void PreferencesTest::invertedGreysAreReportedOnce()
{
    Preferences preferences;
    const QSignalSpy told(&preferences, &Preferences::invertedGreysChanged);
    preferences.setInvertedGreys(true);
    preferences.setInvertedGreys(true);
    QCOMPARE(told.count(), 1);
    preferences.setInvertedGreys(false);
    QCOMPARE(told.count(), 2);
    QCOMPARE(told.back().front().toBool(), false);
}

void PreferencesTest::languageChangesLocaleAndBack()
{
    Preferences preferences;
    preferences.setLanguage("zh_CN");
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    const bool translated = QFile::exists(":/i18n/diffusion-playground_zh_CN.qm");
    const auto train = [] { return QCoreApplication::translate("playground::WindowActions", "Train"); };
    QCOMPARE(train() != "Train", translated);
    preferences.setLanguage("en");
    QCOMPARE(QLocale().language(), QLocale::English);
    QCOMPARE(train(), "Train");
}

int main(int argc, char** argv)
{
    return runWithOwnSettings<PreferencesTest>(argc, argv);
}
#include "preferences_test.moc"
