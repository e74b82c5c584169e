// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lesson_panel.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/support/fixture.h"
#include "ui/lessons/choice_button.h"
#include "ui/lessons/lesson_text.h"
#include "ui/lessons/question_box.h"
#include "ui/lessons/spotlight.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace playground;

/// The panel of a lesson, without a player.
class LessonPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTestLook(); }
    void showsIntroductionStepsAndEnd();
    void buttonsFollowTheStep();
    void longChoicesWrap();
    void numbersAreTypedAsPreciselyAsTheAnswer();
    void loadsNothing();
    void spotlightFramesAControlAndLetsClicksThrough();
};

namespace
{
Lesson lesson()
{
    Lesson lesson;
    lesson.title = QStringLiteral("Lesson");
    lesson.introduction = QStringLiteral("Welcome.");
    lesson.steps.resize(2);
    lesson.steps[0].title = QStringLiteral("First");
    lesson.steps[0].text = QStringLiteral("Look at **this**.");
    LessonQuestion question;
    question.text = QStringLiteral("Which?");
    question.choices = {{QString(200, QLatin1Char('a')).replace(3, 1, QLatin1String(" ")), {}, false},
        {QStringLiteral("word ").repeated(40), QStringLiteral("yes"), true}};
    lesson.steps[1].title = QStringLiteral("Second");
    lesson.steps[1].question = question;
    return lesson;
}
} // namespace

void LessonPanelTest::showsIntroductionStepsAndEnd()
{
    LessonPanel panel;
    const Lesson shown = lesson();
    panel.showStep(shown, -1);
    QCOMPARE(childOf<QLabel>(panel, "lessonPosition")->text(), QStringLiteral("2 steps"));
    QCOMPARE(childOf<LessonText>(panel, "lessonText")->toPlainText(), QStringLiteral("Welcome."));
    QCOMPARE(childOf<QPushButton>(panel, "lessonNextButton")->text(), QStringLiteral("Begin"));
    QVERIFY(!childOf<QPushButton>(panel, "lessonBackButton")->isEnabled());
    panel.showStep(shown, 0);
    QCOMPARE(childOf<QLabel>(panel, "lessonPosition")->text(), QStringLiteral("Step 1 of 2"));
    QCOMPARE(childOf<LessonText>(panel, "lessonText")->toPlainText(), QStringLiteral("Look at this."));
    QVERIFY(panel.question().isAnswered());
    panel.showStep(shown, 1);
    QVERIFY(!panel.question().isAnswered());
    panel.question().answerRight();
    QVERIFY(panel.question().isAnswered());
    panel.showStep(shown, 2);
    QCOMPARE(childOf<QLabel>(panel, "lessonPosition")->text(), QStringLiteral("Done"));
    QVERIFY(panel.question().isAnswered());
}

void LessonPanelTest::buttonsFollowTheStep()
{
    LessonPanel panel;
    const Lesson shown = lesson();
    panel.showStep(shown, 0);
    panel.show();
    auto* next = childOf<QPushButton>(panel, "lessonNextButton");
    auto* help = childOf<QPushButton>(panel, "lessonHelpButton");
    const QSignalSpy spy(&panel, &LessonPanel::nextRequested);
    panel.setDone(false, true);
    panel.setHelp(true, false);
    QVERIFY(!next->isEnabled() && help->isEnabled());
    QVERIFY(!childOf<QLabel>(panel, "lessonHint")->text().isEmpty());
    QTest::keyClick(&panel, Qt::Key_Return);
    QCOMPARE(spy.count(), 0);
    panel.setHelp(true, true);
    QVERIFY(help->isVisible() && !help->isEnabled());
    panel.setDone(true, false);
    panel.setHelp(false, false);
    QVERIFY(next->isEnabled() && !help->isVisible());
    QTest::keyClick(&panel, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
}

void LessonPanelTest::longChoicesWrap()
{
    LessonPanel panel;
    panel.resize(300, 700);
    panel.show();
    const Lesson shown = lesson();
    panel.showStep(shown, 1);
    auto* choice = childOf<ChoiceButton>(panel, "lessonChoice1");
    const int line = choice->fontMetrics().lineSpacing();
    QTRY_VERIFY(choice->height() > 4 * line);
    QVERIFY(choice->width() <= 300);
    const auto* label = choice->findChild<QLabel*>();
    QVERIFY(label->heightForWidth(label->width()) <= label->height());
}

void LessonPanelTest::numbersAreTypedAsPreciselyAsTheAnswer()
{
    QuestionBox box;
    LessonQuestion question;
    question.text = QStringLiteral("How much?");
    question.highest = 10;
    question.right = 2.25;
    question.tolerance = 0.01;
    question.ifRight = QStringLiteral("right");
    question.ifWrong = QStringLiteral("wrong");
    box.setQuestion(question);
    auto* number = childOf<QDoubleSpinBox>(box, "lessonNumber");
    auto* check = childOf<QPushButton>(box, "lessonCheckButton");
    const auto* answer = childOf<QLabel>(box, "lessonAnswer");
    QCOMPARE(number->decimals(), 2);
    number->setValue(2.27);
    check->click();
    QVERIFY(answer->text().contains(QLatin1String("wrong")) && box.isAnswered());
    number->setValue(2.26);
    check->click();
    QVERIFY(answer->text().contains(QLatin1String("right")));
}

// A lesson comes from anywhere: it must not read files or fetch pages.
void LessonPanelTest::loadsNothing()
{
    LessonText text;
    text.setText(QStringLiteral("![a](/etc/hostname.png) [b](https://example.org) <b>c</b>"));
    QVERIFY(!text.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd")))
                 .isValid());
    QVERIFY(text.toPlainText().contains(QLatin1String("<b>c</b>")));
    QVERIFY(!text.openLinks());
}

void LessonPanelTest::spotlightFramesAControlAndLetsClicksThrough()
{
    QWidget window;
    window.resize(300, 200);
    auto* button = new QPushButton(QStringLiteral("press"), &window);
    button->setGeometry(100, 80, 100, 40);
    Spotlight spotlight(window);
    window.show();
    QVERIFY(!spotlight.isVisible());
    const QImage before = window.grab().toImage();
    spotlight.setLit({{button}});
    QVERIFY(spotlight.isVisible());
    const QImage after = window.grab().toImage();
    QCOMPARE(after.pixel(150, 100), before.pixel(150, 100)); // inside
    QCOMPARE(after.pixel(20, 20), before.pixel(20, 20)); // elsewhere
    QVERIFY(after.copy(95, 75, 110, 6) != before.copy(95, 75, 110, 6)); // its upper edge
    QCOMPARE(window.childAt(150, 100), static_cast<QWidget*>(button));
    spotlight.setLit({});
    QVERIFY(!spotlight.isVisible());
}

QTEST_MAIN(LessonPanelTest)
#include "lesson_panel_test.moc"
