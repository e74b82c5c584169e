// SPDX-License-Identifier: GPL-3.0-or-later
// The Chinese .ts file, entry by entry, and the .qm built from it.
#include "tests/ui/translations/ts_file.h"

#include "models/api/error.h"
#include "models/api/shipped_recipes.h"
#include "tests/support/patient_qtest.h"
#include "ui/style/translated.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTranslator>

using namespace playground;

namespace
{
const QString inProgram = QStringLiteral(":/i18n/diffusion-playground_zh_CN.qm");

QSet<QString> markers(const QString& text)
{
    static const QRegularExpression marker(QStringLiteral("%(L?[0-9]{1,2}|n)"));
    QSet<QString> found;
    for (auto it = marker.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

/// The mnemonic of a menu or button; none: a null character.
QChar mnemonic(QString text)
{
    text.remove(QStringLiteral("&&"));
    const qsizetype at = text.indexOf(QLatin1Char('&'));
    return at >= 0 && at + 1 < text.size() ? text[at + 1].toUpper() : QChar();
}

QByteArray list(const QStringList& lines)
{
    return QByteArray("\n  ") + lines.join(QStringLiteral("\n  ")).toUtf8();
}
} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

    QList<TsMessage> m_messages;

    /// The entries for which `complaint` returns a text.
    template <typename Complaint> QStringList complaints(Complaint complaint) const
    {
        QStringList found;
        for (const TsMessage& message : m_messages) {
            for (const QString& form : message.forms) {
                const QString text = complaint(message, form);
                if (!text.isEmpty())
                    found.append(message.key() + QLatin1String(" -> ") + form + QLatin1String(": ") + text);
            }
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString error;
        m_messages = readTsFile(QStringLiteral(TRANSLATED_WORDS), error);
        QVERIFY2(!m_messages.isEmpty(), qPrintable(error));
    }

    void everythingIsTranslated()
    {
        QStringList open;
        for (const TsMessage& message : m_messages) {
            // Chinese has one form for every number.
            if (!message.state.isEmpty() || message.forms.size() != 1 || message.forms[0].trimmed().isEmpty())
                open.append(message.key());
        }
        QVERIFY2(open.isEmpty(), "not translated:" + list(open));
    }

    void markersAreKept()
    {
        const QStringList found = complaints([](const TsMessage& message, const QString& form) {
            return markers(message.source) == markers(form) ? QString() : QStringLiteral("other markers");
        });
        QVERIFY2(found.isEmpty(), list(found));
    }

    void mnemonicsAreKept()
    {
        const QStringList found = complaints([](const TsMessage& message, const QString& form) {
            return mnemonic(message.source) == mnemonic(form) ? QString() : QStringLiteral("other mnemonic");
        });
        QVERIFY2(found.isEmpty(), list(found));
    }

    /// Line breaks, the ellipsis of dialogs, tags and file filters must be kept.
    void formIsKept()
    {
        const QStringList found = complaints([](const TsMessage& message, const QString& form) {
            for (const char* part : {"\n", "…", "<p>", "</p>", "<b>", "</b>", ";;", "(*"})
                if (message.source.count(QString::fromUtf8(part)) != form.count(QString::fromUtf8(part)))
                    return QStringLiteral("\"%1\" was lost or added").arg(QString::fromUtf8(part));
            return QString();
        });
        QVERIFY2(found.isEmpty(), list(found));
    }

    void fileFollowsTheSources()
    {
        if (!QFile::exists(QStringLiteral(FRESH_WORDS)))
            QSKIP("no fresh .ts file: run through ctest");
        QString error;
        QSet<QString> fresh, kept;
        for (const TsMessage& message : readTsFile(QStringLiteral(FRESH_WORDS), error))
            fresh.insert(message.key());
        QVERIFY2(!fresh.isEmpty(), qPrintable(error));
        for (const TsMessage& message : m_messages)
            kept.insert(message.key());
        const QByteArray remedy = "\nRun: cmake --build BUILD --target update_translations";
        QVERIFY2((fresh - kept).isEmpty(),
            "new sentences in the sources:" + list((fresh - kept).values()) + remedy);
        QVERIFY2((kept - fresh).isEmpty(),
            "sentences gone from the sources:" + list((kept - fresh).values()) + remedy);
    }

    /// lupdate collects sentences in a macro, in braces, in parts, and in call arguments.
    void sentencesOfModelsAreCollected_data()
    {
        QTest::addColumn<QString>("start");
        QTest::newRow("in Error()") << "No device \"%1\" on this machine.";
        QTest::newRow("in braces") << "Uniform mix";
        QTest::newRow("in two parts, in braces") << "Clothing at 28x28, uniform noise of a random amount";
        QTest::newRow("in two parts, in a call") << "How non-square images become square. crop: cut out";
        QTest::newRow("in a header") << "LibTorch error: %1";
        QTest::newRow("in a command") << "--set %1: write KEY=VALUE";
    }
    void sentencesOfModelsAreCollected()
    {
        QFETCH(QString, start);
        const bool found = std::any_of(m_messages.begin(), m_messages.end(), [&](const TsMessage& message) {
            return message.context == QLatin1String("models") && message.source.startsWith(start);
        });
        QVERIFY(found);
    }

    void programCarriesAllWords()
    {
        QTranslator translator;
        QVERIFY(translator.load(inProgram));
        for (const TsMessage& message : m_messages) {
            const QString shown = translator.translate(message.context.toUtf8().constData(),
                message.source.toUtf8().constData(), message.comment.toUtf8().constData(),
                message.numerus ? 2 : -1);
            QVERIFY2(shown == message.forms[0], qPrintable(message.key()));
        }
    }

    void errorsOfModelsAreTranslated()
    {
        QTranslator translator;
        QVERIFY(translator.load(inProgram));
        QCoreApplication::installTranslator(&translator);
        QString shown;
        try {
            loadRecipe("no-such-recipe");
        } catch (const Error& error) {
            shown = translated(error.text());
        }
        QCoreApplication::removeTranslator(&translator);
        QVERIFY2(shown.contains(QStringLiteral("没有名为“no-such-recipe”的配方")), qPrintable(shown));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
