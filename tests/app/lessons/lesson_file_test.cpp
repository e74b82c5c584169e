// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_file.h"

#include "models/api/error.h"
#include "models/api/shipped_recipes.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QFile>

using namespace playground;

/// Reading lessons: what they say, and what is wrong with those that people write.
class LessonFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryDirective();
    void namesTheLineOfAMistake_data();
    void namesTheLineOfAMistake();
    void keepsTheStepsBeforeAMistake();
    void readsAFolder();
    void refusesFolders_data();
    void refusesFolders();
    void shippedLessonsAreComplete_data();
    void shippedLessonsAreComplete();
};

namespace
{
const QString start = QStringLiteral("# Title\n\nIntroduction.\n\n## First\n\nText.\n\n"); // eight lines

QString written(const QString& name, const QByteArray& text)
{
    const QString path = home().path(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}
} // namespace

void LessonFileTest::readsEveryDirective()
{
    const ReadLesson read = parseLesson(start
            + QStringLiteral(
                "```light\ntrainAction\n\namountSlider\n```\n"
                "```wait\nfield:dataset.range is -1..1\n```\n"
                "```do\nset field:dataset.range -1..1\npage noise\nclick resetButton\n"
                "trigger trainAction\nopen fashion-basic-unet\n```\n"
                "```ask\nWhat is\nit?\n- a :: no\n+ b :: yes: :: indeed\n```\nMore text.\n"
                "## Second\n```ask\nHow many?\nnumber -5..2.5 0.25 0.01\nright:: r\nwrong:: w\n```\n"
                "```wait\nstep >= 150\n```\n"),
        QStringLiteral("x.md"));
    QVERIFY2(!read.mistake, read.mistake ? read.mistake->english().c_str() : "");
    const Lesson& lesson = read.lesson;
    QCOMPARE(lesson.title, QStringLiteral("Title"));
    QCOMPARE(lesson.introduction.trimmed(), QStringLiteral("Introduction."));
    QCOMPARE(lesson.steps.size(), std::size_t(2));
    const LessonStep& first = lesson.steps[0];
    QCOMPARE(first.title, QStringLiteral("First"));
    QCOMPARE(first.line, 5);
    QVERIFY(first.text.contains(QLatin1String("Text.")) && first.text.contains(QLatin1String("More text.")));
    QCOMPARE(first.lit, QStringList({QStringLiteral("trainAction"), QStringLiteral("amountSlider")}));
    QVERIFY(first.wait && first.wait->kind == LessonCondition::Kind::Value);
    QCOMPARE(first.wait->value, QStringLiteral("-1..1"));
    QCOMPARE(first.actions.size(), std::size_t(5));
    QCOMPARE(first.actions[0].value, QStringLiteral("-1..1"));
    QCOMPARE(first.actions[4].kind, LessonAction::Kind::Open);
    QVERIFY(first.question.has_value());
    QCOMPARE(first.question->text, QStringLiteral("What is it?"));
    QCOMPARE(first.question->choices[1].answer, QStringLiteral("yes: :: indeed"));
    QVERIFY(first.question->choices[1].right && !first.question->choices[0].right);
    const LessonStep& second = lesson.steps[1];
    QCOMPARE(second.question->lowest, -5.0);
    QCOMPARE(second.question->right, 0.25);
    QCOMPARE(second.wait->kind, LessonCondition::Kind::Step);
    QCOMPARE(second.wait->comparison, LessonCondition::Comparison::AtLeast);
}

void LessonFileTest::namesTheLineOfAMistake_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto step = [](const char* name, const char* block, const char* message) {
        QTest::newRow(name) << start + QString::fromUtf8(block) << QString::fromUtf8(message);
    };
    QTest::newRow("empty") << QString() << "x.md:1: The lesson has no title";
    QTest::newRow("no steps") << "# Title\n"
                              << "x.md:2: The lesson has no steps";
    QTest::newRow("block above the steps") << "# Title\n```light\na\n```\n"
                                           << "x.md:2: A block must be in a step";
    step("unknown block", "```glow\na\n```\n", "x.md:9: Unknown block: glow");
    step("not closed", "```light\na\n", "x.md:9: The block is not closed");
    step("empty block", "```do\n\n```\n", "x.md:9: The block is empty: do");
    step("twice", "```light\na\n```\n```light\nb\n```\n", "x.md:12: The step already has a block: light");
    step("two conditions", "```wait\nsampled\npage noise\n```\n", "x.md:9: A wait has one line");
    step("unknown condition", "```wait\nsleep\n```\n", "x.md:10: \"sleep\" is not a condition");
    step("unknown page", "```wait\npage moon\n```\n", "x.md:10: Unknown name: moon (noise, train, ");
    step("unknown state", "```wait\nstate tired\n```\n", "x.md:10: Unknown name: tired");
    step("unknown comparison", "```wait\nstep > 3\n```\n", "x.md:10: \">\" is not a comparison");
    step("no number", "```wait\nstep >= many\n```\n", "x.md:10: \"many\" is not a number");
    step("unknown action", "```do\nclick a\n\nrun rm -rf\n```\n", "x.md:12: \"run rm -rf\" is not an action");
    step("no right choice", "```ask\nWhat?\n- a :: b\n- c :: d\n```\n", "x.md:9: An ask needs");
    step("no answer", "```ask\nWhat?\n- a\n+ c :: d\n```\n", "x.md:11: A choice needs ::");
    step("no question", "```ask\n- a :: b\n+ c :: d\n```\n", "x.md:9: An ask needs");
    step("number without answers", "```ask\nWhat?\nnumber 0..1 0.5 0\n```\n", "x.md:9: An ask needs");
    step("number outside", "```ask\nWhat?\nnumber 0..1 2 0\nright:: a\nwrong:: b\n```\n",
        "x.md:11: The right number must be between");
    step("not a number line", "```ask\nWhat?\nnumber 0-1 2\n```\n", "x.md:11: \"number 0-1 2\" is not:");
    step("not finite", "```ask\nWhat?\nnumber 0..inf 2 0\n```\n", "x.md:11: \"inf\" is not a number");
}

void LessonFileTest::namesTheLineOfAMistake()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const ReadLesson read = parseLesson(text, QStringLiteral("x.md"));
    QVERIFY(read.mistake.has_value());
    const QString sentence = QString::fromStdString(read.mistake->english());
    QVERIFY2(sentence.startsWith(message), qPrintable(sentence));
    QVERIFY(!sentence.contains(QLatin1Char('\n')));
}

void LessonFileTest::keepsTheStepsBeforeAMistake()
{
    const ReadLesson read = parseLesson(
        start + QStringLiteral("## Second\n## Third\n```glow\na\n```\n## Fourth\n"), QStringLiteral("x.md"));
    QCOMPARE(read.lesson.steps.size(), std::size_t(3));
    QVERIFY(read.mistake.has_value());
}

void LessonFileTest::readsAFolder()
{
    written(QStringLiteral("good/lesson.json"), R"({"recipe": "mine.json", "trained": 12})");
    written(QStringLiteral("good/mine.json"), "{}");
    written(QStringLiteral("good/en.md"), "# English\n## Step\n");
    written(QStringLiteral("good/zh_CN.md"), "# \xe4\xb8\xad\xe6\x96\x87\n## \xe6\xad\xa5\n");
    const QString folder = home().path(QStringLiteral("good"));
    QVERIFY(isLesson(folder));
    const Lesson english = readLesson(folder, QStringLiteral("de_DE")).lesson;
    QCOMPARE(english.title, QStringLiteral("English"));
    QCOMPARE(english.name, QStringLiteral("good"));
    QCOMPARE(english.trainedSteps, 12);
    QCOMPARE(english.recipe, QDir(folder).filePath(QStringLiteral("mine.json")));
    QCOMPARE(readLesson(folder, QStringLiteral("zh_CN")).lesson.title, QStringLiteral("\u4e2d\u6587"));
    QCOMPARE(findLesson(folder), folder);
}

void LessonFileTest::refusesFolders_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not JSON") << QByteArray("{") << "not JSON";
    QTest::newRow("no recipe") << QByteArray("{}") << "recipe is missing";
    QTest::newRow("unknown field") << QByteArray(R"({"recipe":"a","command":"ls"})") << "\"command\"";
    QTest::newRow("negative") << QByteArray(R"({"recipe":"a","trained":-1})") << "\"trained\"";
    QTest::newRow("outside") << QByteArray(R"({"recipe":"../../secret.json"})") << "lesson's folder";
    QTest::newRow("absolute") << QByteArray(R"({"recipe":"/etc/secret.json"})") << "lesson's folder";
    QTest::newRow("link") << QByteArray(R"({"recipe":"link.json"})") << "lesson's folder";
    QTest::newRow("no text") << QByteArray(R"({"recipe":"fashion-basic-unet"})") << "cannot be read";
}

void LessonFileTest::refusesFolders()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, reason);
    const QString path = written(QStringLiteral("bad/lesson.json"), json);
    const QString target = written(QStringLiteral("outside.json"), "{}");
    QFile::link(target, home().path(QStringLiteral("bad/link.json")));
    try {
        readLesson(QFileInfo(path).path(), QStringLiteral("en"));
        QFAIL("accepted");
    } catch (const Error& e) {
        QVERIFY2(QString::fromUtf8(e.what()).contains(reason), e.what());
        QVERIFY2(QString::fromUtf8(e.what()).contains(QLatin1String("bad/")), e.what());
    }
}

void LessonFileTest::shippedLessonsAreComplete_data()
{
    QTest::addColumn<QString>("folder");
    QCOMPARE(shippedLessons().size(), 10);
    for (const QString& folder : shippedLessons())
        QTest::newRow(qPrintable(folder)) << folder;
}

// Both languages have the same steps, and all but their words is the same.
void LessonFileTest::shippedLessonsAreComplete()
{
    QFETCH(QString, folder);
    const ReadLesson english = readLesson(folder, QStringLiteral("en"));
    const ReadLesson chinese = readLesson(folder, QStringLiteral("zh_CN"));
    QVERIFY2(!english.mistake, english.mistake ? english.mistake->english().c_str() : "");
    QVERIFY2(!chinese.mistake, chinese.mistake ? chinese.mistake->english().c_str() : "");
    QVERIFY(english.lesson.file != chinese.lesson.file);
    QVERIFY(!loadRecipe(english.lesson.recipe.toStdString()).name.empty());
    QCOMPARE(english.lesson.steps.size(), chinese.lesson.steps.size());
    for (std::size_t i = 0; i < english.lesson.steps.size(); ++i) {
        const LessonStep& one = english.lesson.steps[i];
        const LessonStep& other = chinese.lesson.steps[i];
        QCOMPARE(one.lit, other.lit);
        QCOMPARE(one.wait.has_value(), other.wait.has_value());
        if (one.wait)
            QCOMPARE(one.wait->name + one.wait->value, other.wait->name + other.wait->value);
        QCOMPARE(one.actions.size(), other.actions.size());
        for (std::size_t k = 0; k < one.actions.size(); ++k)
            QCOMPARE(
                one.actions[k].name + one.actions[k].value, other.actions[k].name + other.actions[k].value);
        QCOMPARE(one.question.has_value(), other.question.has_value());
        if (one.question) {
            QCOMPARE(one.question->choices.size(), other.question->choices.size());
            QCOMPARE(one.question->right, other.question->right);
            for (std::size_t k = 0; k < one.question->choices.size(); ++k)
                QCOMPARE(one.question->choices[k].right, other.question->choices[k].right);
        }
    }
}

PLAYGROUND_TEST_MAIN(QCoreApplication, LessonFileTest)
#include "lesson_file_test.moc"
