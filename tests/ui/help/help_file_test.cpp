// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_file.h"

#include "tests/support/patient_qtest.h"

#include <QLocale>

using namespace playground;

/// The files of the glossary and of "What's this?".
class HelpFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void parsesSections()
    {
        const QList<HelpSection> sections
            = parseHelp(QStringLiteral("# Title\nIgnored.\n\n"
                                       "## alpha-bar\nalso: alphas_cumprod, ᾱ\n"
                                       "One line\nand another.\n\n"
                                       "## beta\nText.\nlesson: 05-schedules\n"));
        QCOMPARE(sections.size(), 2);
        QCOMPARE(sections[0].heading, QStringLiteral("alpha-bar"));
        QCOMPARE(sections[0].also, QStringList({"alphas_cumprod", "ᾱ"}));
        QCOMPARE(sections[0].text, QStringLiteral("One line and another."));
        QVERIFY(sections[0].lesson.isEmpty());
        QCOMPARE(sections[1].text, QStringLiteral("Text."));
        QCOMPARE(sections[1].lesson, QStringLiteral("05-schedules"));
        QVERIFY(parseHelp({}).isEmpty());
    }

    void languagesAgree_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("glossary") << QStringLiteral(":/glossary");
        QTest::newRow("what's this") << QStringLiteral(":/whats_this");
    }

    void languagesAgree()
    {
        QFETCH(QString, folder);
        const QList<HelpSection> english = readHelp(folder);
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        const QList<HelpSection> chinese = readHelp(folder);
        QVERIFY(english.size() > 50);
        QCOMPARE(chinese.size(), english.size());
        for (qsizetype i = 0; i < english.size(); ++i) {
            QVERIFY2(!english[i].text.isEmpty(), qPrintable(english[i].heading));
            QVERIFY2(!chinese[i].text.isEmpty(), qPrintable(chinese[i].heading));
            QCOMPARE(chinese[i].lesson, english[i].lesson);
            QVERIFY2(chinese[i].text != english[i].text, qPrintable(english[i].heading)); // translated
            if (folder.contains(QLatin1String("whats")))
                QCOMPARE(chinese[i].heading, english[i].heading); // names of controls
        }
    }

    void otherLanguagesGetEnglish()
    {
        const QList<HelpSection> english = readHelp(QStringLiteral(":/glossary"));
        QLocale::setDefault(QLocale(QStringLiteral("fr_FR")));
        QCOMPARE(readHelp(QStringLiteral(":/glossary")).first().text, english.first().text);
    }
};

QTEST_MAIN(HelpFileTest)
#include "help_file_test.moc"
