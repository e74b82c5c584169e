// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/glossary_dialog.h"

#include "tests/support/patient_qtest.h"

#include <QLineEdit>
#include <QTextBrowser>

using namespace playground;

namespace
{
struct Glossary {
    QWidget window;
    GlossaryDialog dialog{&window};

    QString text() { return dialog.findChild<QTextBrowser*>("glossaryText")->toPlainText(); }
    void search(const QString& word)
    {
        auto* field = dialog.findChild<QLineEdit*>("glossarySearch");
        field->clear();
        QTest::keyClicks(field, word);
    }
};
} // namespace

class GlossaryDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryEntry()
    {
        Glossary glossary;
        for (const HelpSection& entry : readHelp(QStringLiteral(":/glossary")))
            QVERIFY2(glossary.text().contains(entry.heading), qPrintable(entry.heading));
    }

    void findsTermsByOtherNames()
    {
        const QList<HelpSection> entries = readHelp(QStringLiteral(":/glossary"));
        for (const HelpSection& entry : entries) {
            if (entry.also.isEmpty())
                continue;
            Glossary glossary;
            glossary.search(entry.also.first());
            QVERIFY2(glossary.text().contains(entry.text), qPrintable(entry.also.first()));
            return;
        }
        QFAIL("no entry has another name");
    }

    /// An entry of that name comes before those that only mention it.
    void namesComeFirst()
    {
        Glossary glossary;
        glossary.search(QStringLiteral("LOSS"));
        QVERIFY(glossary.text().section('\n', 0, 0).contains(QLatin1String("loss"), Qt::CaseInsensitive));
    }

    void saysThatNothingWasFound()
    {
        Glossary glossary;
        glossary.search(QStringLiteral("<zebra>"));
        QCOMPARE(glossary.text(), QStringLiteral("No entry contains \"<zebra>\"."));
        glossary.search(QString());
        QVERIFY(glossary.text().size() > 1000);
    }
};

QTEST_MAIN(GlossaryDialogTest)
#include "glossary_dialog_test.moc"
