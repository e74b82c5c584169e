// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_guide.h"
#include "app/training/run_folders.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/question_box.h"
#include "ui/lessons/spotlight.h"
#include "ui/shell/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

using namespace playground;

/// A lesson in the real window: what it sees, what it does, and what it says about mistakes.
class LessonPlayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsThroughALesson();
    void doesItForTheLearner();
    void actionsWaitUntilTheRunIsThere();
    void whatWasTrueBeforeWaitsForNext();
    void questionsComeBeforeNext();
    void isPlayedByKeyboard();
    void resumesWhereItWasLeft();
    void trainsFirstWithoutARun();
    void usesACopyOfATrainedRun();
    void dropsALesson();
    void namesAControlThatIsMissing();
    void showsALessonUpToItsMistake();
    void followsTheLanguage();
};

namespace
{
/// The window with its lessons, as in runWindow().
struct Classroom {
    AppWindow app{openRecipe(endlessRecipe())};
    LessonGuide guide{app.window(),
        {[this](const QString& path) { app.session().opener().openCopy(path); },
            [this] { return app.session().isOpening(); }}};

    Classroom()
    {
        QObject::connect(&app.session().opener(), &DocumentOpener::lessonChosen, &guide, &LessonGuide::open);
    }

    LessonPlayer& player() { return guide.player(); }
    bool reaches(int step)
    {
        return QTest::qWaitFor([&] { return player().step() == step; }, 60'000);
    }
    void next() { app.click(QStringLiteral("lessonNextButton")); }
    QString text(const char* label) { return app.find<QLabel>(QLatin1String(label)).text(); }
};

QString lesson(const QByteArray& steps, int trained = 0)
{
    static int number = 0;
    const QString folder = home().path(QStringLiteral("lesson-%1").arg(++number));
    QDir().mkpath(folder);
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(QDir(folder).filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(name));
    };
    QFile::copy(recipeFile(smallRecipe()), QDir(folder).filePath(QStringLiteral("small.json")));
    write(QStringLiteral("lesson.json"),
        R"({"recipe": "small.json", "trained": )" + QByteArray::number(trained) + "}");
    write(QStringLiteral("en.md"), "# A lesson\n\nIntroduction.\n\n" + steps);
    write(QStringLiteral("zh_CN.md"), "# \xe8\xaf\xbe\n\n" + steps);
    return folder;
}
} // namespace

void LessonPlayerTest::leadsThroughALesson()
{
    Classroom room;
    room.guide.open(lesson("## Noise\n```light\namountSlider\n```\n```wait\namountBox >= 0.9\n```\n"
                           "## Train\n```light\ntrainAction\n```\n```wait\nclicked trainAction\n```\n"
                           "## Page\n```wait\npage network\n```\n"));
    QCOMPARE(room.player().step(), -1);
    QVERIFY(room.app.find<QDockWidget>(QStringLiteral("lessonDock")).isVisible());
    QVERIFY(room.app.waitFor(RunState::Ready));
    room.next();
    QVERIFY(room.reaches(0));
    QCOMPARE(room.text("lessonStepTitle"), QStringLiteral("Noise"));
    QVERIFY(!room.app.find<QPushButton>(QStringLiteral("lessonNextButton")).isEnabled());
    QTRY_VERIFY(room.app.find<Spotlight>(QStringLiteral("spotlight")).isVisible());
    auto& slider = room.app.find<QSlider>(QStringLiteral("amountSlider"));
    slider.setValue(slider.maximum());
    QVERIFY(room.reaches(1));
    room.app.clickTool(QStringLiteral("trainAction"));
    QVERIFY(room.reaches(2));
    room.app.window().showPage(MainWindow::Page::Network);
    QVERIFY(room.reaches(3));
    QVERIFY(!room.app.find<Spotlight>(QStringLiteral("spotlight")).isVisible());
    room.next();
    QTRY_VERIFY(!room.app.find<QDockWidget>(QStringLiteral("lessonDock")).isVisible());
}

void LessonPlayerTest::doesItForTheLearner()
{
    Classroom room;
    room.guide.open(lesson("## All\n```wait\nstep >= 3\n```\n```do\npage noise\nset noiseAmountBox 0.4\n"
                           "page train\nset logCheck on\ntrigger trainAction\n```\n"
                           "## Rows\n```wait\nrows >= 1\n```\n```do\ntrigger trainAction\npage sample\n"
                           "set samplingStepsBox 2\nclick sampleButton\n```\n## End\n"));
    room.next();
    QVERIFY(room.reaches(0));
    room.app.click(QStringLiteral("lessonHelpButton"));
    QVERIFY(room.reaches(1));
    QVERIFY(room.app.window().run().step >= 3);
    room.app.click(QStringLiteral("lessonHelpButton"));
    QVERIFY(room.reaches(2));
    QCOMPARE(room.app.window().page(), MainWindow::Page::Sample);
}

/// The lesson's recipe replaces the run in the window, and with it the rows that were sampled meanwhile.
void LessonPlayerTest::actionsWaitUntilTheRunIsThere()
{
    Classroom room;
    QVERIFY(room.app.waitFor(RunState::Ready));
    room.app.window().showPage(MainWindow::Page::Sample);
    QVERIFY(room.app.find<QAbstractButton>(QStringLiteral("sampleButton")).isEnabled());
    room.guide.open(lesson("## Sample\n```wait\nsampled\n```\n```do\nset samplingStepsBox 2\n"
                           "click sampleButton\n```\n## End\n"));
    QVERIFY(room.app.session().isOpening());
    room.player().next();
    room.player().help();
    QVERIFY(room.reaches(1));
    QVERIFY(!room.app.session().isOpening());
}

void LessonPlayerTest::whatWasTrueBeforeWaitsForNext()
{
    Classroom room;
    room.guide.open(lesson("## Here\n```wait\npage train\n```\n## There\n"));
    room.next();
    QVERIFY(room.reaches(0));
    QTest::qWait(1500);
    QCOMPARE(room.player().step(), 0);
    room.next();
    QVERIFY(room.reaches(1));
}

void LessonPlayerTest::questionsComeBeforeNext()
{
    Classroom room;
    room.guide.open(
        lesson("## Choice\n```ask\nWhich?\n- a :: not a\n+ b :: yes, b\n```\n"
               "## Number\n```ask\nHow much?\nnumber 0..10 2.5 0.1\nright:: exactly\nwrong:: 2.5\n```\n"));
    room.next();
    QVERIFY(room.reaches(0));
    QVERIFY(!room.player().isDone());
    room.app.click(QStringLiteral("lessonChoice0"));
    QVERIFY(room.text("lessonAnswer").contains(QLatin1String("not a")));
    room.app.click(QStringLiteral("lessonChoice1"));
    QVERIFY(room.text("lessonAnswer").contains(QLatin1String("yes, b")));
    QTRY_VERIFY(room.app.find<QPushButton>(QStringLiteral("lessonNextButton")).isEnabled());
    room.next();
    QVERIFY(room.reaches(1));
    room.app.click(QStringLiteral("lessonCheckButton"));
    QVERIFY(room.text("lessonAnswer").contains(QLatin1String("2.5")));
    room.app.find<QuestionBox>(QStringLiteral("lessonQuestion")).answerRight();
    QVERIFY(room.text("lessonAnswer").contains(QLatin1String("exactly")));
}

void LessonPlayerTest::isPlayedByKeyboard()
{
    Classroom room;
    room.guide.open(lesson("## One\n## Two\n```wait\npage noise\n```\n```do\npage noise\n```\n## Three\n"));
    auto& panel = room.app.find<LessonPanel>(QStringLiteral("lessonPanel"));
    QTRY_VERIFY(panel.hasFocus());
    QTest::keyClick(&panel, Qt::Key_Return);
    QCOMPARE(room.player().step(), 0);
    QTest::keyClick(&room.app.window(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(room.reaches(1));
    QTest::keyClick(&panel, Qt::Key_Return); // the step is not done
    QCOMPARE(room.player().step(), 1);
    QTest::keyClick(&room.app.window(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(room.reaches(2));
    QCOMPARE(room.app.window().page(), MainWindow::Page::Noise);
}

void LessonPlayerTest::resumesWhereItWasLeft()
{
    Classroom room;
    const QString folder = lesson("## One\n## Two\n## Three\n");
    room.guide.open(folder);
    room.next();
    QVERIFY(room.reaches(0));
    QTRY_VERIFY(room.player().isDone());
    room.next();
    QVERIFY(room.reaches(1));
    room.app.click(QStringLiteral("lessonLeaveButton"));
    QVERIFY(!room.app.find<QDockWidget>(QStringLiteral("lessonDock")).isVisible());
    room.guide.open(folder);
    QCOMPARE(room.player().step(), 1);
    QCOMPARE(room.text("lessonStepTitle"), QStringLiteral("Two"));
    room.app.click(QStringLiteral("lessonBackButton"));
    QVERIFY(room.reaches(0));
}

void LessonPlayerTest::trainsFirstWithoutARun()
{
    QDir(runFolders::root()).removeRecursively(); // those of the tests before
    Classroom room;
    room.guide.open(lesson("## One\n", 4));
    room.next();
    QVERIFY(room.reaches(0));
    QCOMPARE(room.text("lessonStepTitle"), QStringLiteral("Train the network first"));
    QVERIFY(room.app.waitFor(RunState::Ready));
    room.app.click(QStringLiteral("lessonHelpButton"));
    QVERIFY(room.reaches(1));
    QCOMPARE(room.text("lessonStepTitle"), QStringLiteral("One"));
}

// The run of the test before has been saved.
void LessonPlayerTest::usesACopyOfATrainedRun()
{
    Classroom room;
    room.guide.open(lesson("## One\n", 4));
    QTRY_VERIFY(room.app.window().run().step >= 4);
    room.next();
    QVERIFY(room.reaches(0));
    QCOMPARE(room.text("lessonStepTitle"), QStringLiteral("One"));
    const auto& experiment = room.app.session().status().experiment;
    QVERIFY(experiment && !experiment->copyOf.empty());
}

void LessonPlayerTest::dropsALesson()
{
    Classroom room;
    room.app.drop(lesson("## One\n"));
    QTRY_VERIFY(room.app.find<QDockWidget>(QStringLiteral("lessonDock")).isVisible());
    QCOMPARE(room.text("lessonTitle"), QStringLiteral("A lesson"));
}

void LessonPlayerTest::namesAControlThatIsMissing()
{
    Classroom room;
    QStringList failures;
    QObject::connect(&room.player(), &LessonPlayer::failed, &room.player(),
        [&](const Text& why) { failures << QString::fromStdString(why.english()); });
    room.guide.open(
        lesson("## One\n```light\nnoSuchButton\n```\n## Two\n```wait\nclicked stateLabel\n```\n"));
    room.next();
    QVERIFY(room.reaches(0));
    QCOMPARE(failures.size(), 1);
    QVERIFY2(failures[0].endsWith(QLatin1String("en.md:7: The window has no control noSuchButton.")),
        qPrintable(failures[0]));
    QVERIFY(room.app.find<QLabel>(QStringLiteral("lessonProblem")).isVisible());
    room.next();
    QVERIFY(room.reaches(1));
    QVERIFY2(failures.last().endsWith(QLatin1String("en.md:11: The window has no button stateLabel.")),
        qPrintable(failures.last()));
}

void LessonPlayerTest::showsALessonUpToItsMistake()
{
    Classroom room;
    room.guide.open(lesson("## One\n## Two\n```glow\na\n```\n"));
    for (int step = 0; step < 3; ++step) {
        QTRY_VERIFY(room.player().isDone());
        QVERIFY(!room.app.find<QLabel>(QStringLiteral("lessonProblem")).isVisible());
        room.next();
        QVERIFY(room.reaches(step));
    }
    QVERIFY(room.text("lessonProblem").contains(QLatin1String("en.md:7: Unknown block: glow")));
}

void LessonPlayerTest::followsTheLanguage()
{
    Classroom room;
    room.guide.open(lesson("## One\n## Two\n"));
    room.next();
    QVERIFY(room.reaches(0));
    room.app.find<QAction>(QStringLiteral("chineseAction")).trigger();
    QTRY_COMPARE(room.text("lessonTitle"), QStringLiteral("\u8bfe"));
    QCOMPARE(room.player().step(), 0);
    room.app.find<QAction>(QStringLiteral("englishAction")).trigger();
    QTRY_COMPARE(room.text("lessonTitle"), QStringLiteral("A lesson"));
}

PLAYGROUND_TEST_MAIN(QApplication, LessonPlayerTest)
#include "lesson_player_test.moc"
