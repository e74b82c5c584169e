// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/program.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QFile>

using namespace playground;

/// `lesson` and `list lessons` of the real program.
class LessonCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsLessons();
    void goesThroughAShippedLesson_data();
    void goesThroughAShippedLesson();
    void namesTheLineOfAStepThatCannotBeDone();
    void namesTheLineOfAMistakeAfterTheStepsBeforeIt();
    void refusesWhatIsNotALesson();
};

namespace
{
QString lesson(const QByteArray& steps)
{
    const QString folder = home().path(QStringLiteral("lesson"));
    QDir().mkpath(folder);
    const auto write = [&](const char* name, const QByteArray& text) {
        QFile file(QDir(folder).filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", name);
    };
    write("lesson.json", R"({"recipe": "shapes-basic-unet"})");
    write("en.md", "# Lesson\n\n" + steps);
    return folder;
}

ProgramResult runLesson(const QString& name, const QString& language = QStringLiteral("en"))
{
    return runProgram({QStringLiteral("lesson"), name, QStringLiteral("--language"), language,
        QStringLiteral("--threads"), QStringLiteral("1")});
}
} // namespace

void LessonCommandTest::listsLessons()
{
    const ProgramResult result = runProgram({QStringLiteral("list"), QStringLiteral("lessons")});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.out.count(QLatin1Char('\n')), 10);
    QVERIFY(result.out.startsWith(QLatin1String("01-noise")));
}

void LessonCommandTest::goesThroughAShippedLesson_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("title");
    QTest::newRow("en") << "en"
                        << "What you know now";
    QTest::newRow("zh_CN") << "zh_CN" << QStringLiteral("\u73b0\u5728\u4f60\u77e5\u9053\u7684");
}

void LessonCommandTest::goesThroughAShippedLesson()
{
    QFETCH(QString, language);
    const ProgramResult result = runLesson(QStringLiteral("01-noise"), language);
    QVERIFY2(result.status == 0 && result.err.isEmpty(), qPrintable(result.err));
    const QStringList lines = result.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 12);
    QVERIFY(lines.last().startsWith(QLatin1String("12/12  ")));
    QVERIFY(!QDir(home().path(QStringLiteral("diffusion-playground"))).exists()); // no settings, no runs
}

void LessonCommandTest::namesTheLineOfAStepThatCannotBeDone()
{
    const ProgramResult result = runLesson(lesson("## One\n## Two\n```light\nnoSuchButton\n```\n"));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QStringLiteral("1/2  One\n2/2  Two\n"));
    QVERIFY2(isOneLine(result.err)
            && result.err.endsWith(QLatin1String("/en.md:6: The window has no control noSuchButton.\n")),
        qPrintable(result.err));
}

void LessonCommandTest::namesTheLineOfAMistakeAfterTheStepsBeforeIt()
{
    const ProgramResult result = runLesson(lesson("## One\n```wait\nstep > 3\n```\n## Two\n"));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QStringLiteral("1/1  One\n"));
    QVERIFY2(
        isOneLine(result.err) && result.err.contains(QLatin1String("/en.md:5: \">\" is not a comparison")),
        qPrintable(result.err));
}

void LessonCommandTest::refusesWhatIsNotALesson()
{
    const ProgramResult result = runLesson(QStringLiteral("no-such-lesson"));
    QCOMPARE(result.status, 1);
    QVERIFY2(isOneLine(result.err) && result.err.contains(QLatin1String("There is no lesson no-such-lesson")),
        qPrintable(result.err));
}

PLAYGROUND_TEST_MAIN(QCoreApplication, LessonCommandTest)
#include "lesson_command_test.moc"
