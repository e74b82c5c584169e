// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lesson_panel.h"

#include "ui/lessons/lesson_text.h"
#include "ui/lessons/question_box.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace playground
{

namespace
{
constexpr qreal stepTitleScale = 1.4;
constexpr qreal textScale = 1.1; // read from farther away than labels

QLabel* wrapped(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}
} // namespace

LessonPanel::LessonPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("lessonPanel"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    retranslate();
}

void LessonPanel::build()
{
    m_title = wrapped("lessonTitle");
    m_position = wrapped("lessonPosition");
    m_position->setWordWrap(false);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_stepTitle = wrapped("lessonStepTitle");
    m_text = new LessonText;
    m_text->setObjectName(QStringLiteral("lessonText"));
    m_question = new QuestionBox;
    m_hint = wrapped("lessonHint");
    m_problem = wrapped("lessonProblem");
    m_problem->hide();

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 6, 6, 0);
    column->addWidget(m_stepTitle);
    column->addWidget(m_text);
    column->addWidget(m_question);
    column->addWidget(m_problem);
    column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);

    const auto button = [this](const char* name, void (LessonPanel::*signal)()) {
        auto* result = new QPushButton;
        result->setObjectName(QLatin1String(name));
        connect(result, &QPushButton::clicked, this, signal);
        return result;
    };
    m_leave = button("lessonLeaveButton", &LessonPanel::leaveRequested);
    m_leave->setFlat(true);
    m_back = button("lessonBackButton", &LessonPanel::backRequested);
    m_help = button("lessonHelpButton", &LessonPanel::helpRequested);
    m_next = button("lessonNextButton", &LessonPanel::nextRequested);
    m_next->setAutoDefault(true);

    auto* grid = new QGridLayout(this);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_leave, 0, 1, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(m_position, 1, 0, 1, 2);
    grid->addWidget(m_progress, 2, 0, 1, 2);
    grid->addWidget(m_scroll, 3, 0, 1, 2);
    grid->addWidget(m_hint, 4, 0, 1, 2);
    grid->addWidget(m_help, 5, 0, 1, 2);
    auto* row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(m_next, 1);
    grid->addLayout(row, 6, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(3, 1);
}

void LessonPanel::showStep(const Lesson& lesson, int index)
{
    m_index = index;
    m_steps = int(lesson.steps.size());
    m_title->setText(lesson.title);
    const bool isStep = index >= 0 && index < m_steps;
    const LessonStep* step = isStep ? &lesson.steps[std::size_t(index)] : nullptr;
    m_stepTitle->setText(step ? step->title : QString());
    m_stepTitle->setVisible(step);
    m_text->setText(step ? step->text : index < 0 ? lesson.introduction : tr("The lesson is complete."));
    m_question->setQuestion(step ? step->question : std::nullopt);
    m_progress->setRange(0, std::max(1, m_steps));
    m_progress->setValue(index);
    m_scroll->verticalScrollBar()->setValue(0);
    m_back->setEnabled(index >= 0);
    retranslate();
}

void LessonPanel::setDone(bool done, bool waiting)
{
    if (!done && m_next->hasFocus())
        setFocus(); // disabling it would move the focus to the page
    m_next->setEnabled(done);
    m_hint->setText(waiting ? tr("Do this to continue.") : QString());
}

void LessonPanel::setHelp(bool offered, bool working)
{
    m_help->setVisible(offered || working);
    m_help->setEnabled(offered && !working);
}

void LessonPanel::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void LessonPanel::showPosition()
{
    if (m_index < 0)
        m_position->setText(tr("%n steps", nullptr, m_steps));
    else if (m_index < m_steps)
        m_position->setText(tr("Step %1 of %2").arg(m_index + 1).arg(m_steps));
    else
        m_position->setText(tr("Done"));
}

void LessonPanel::retranslate()
{
    showPosition();
    m_leave->setText(tr("Close"));
    m_leave->setToolTip(tr("Close the lesson; it can be resumed at this step"));
    m_back->setText(tr("Back"));
    m_help->setText(tr("Do it for me"));
    m_help->setToolTip(QStringLiteral("Ctrl+Shift+Return"));
    m_next->setToolTip(QStringLiteral("Ctrl+Return"));
    m_help->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Return); // setText() removes a shortcut
    m_next->setText(m_index < 0 ? tr("Begin") : m_index < m_steps ? tr("Next") : tr("Close the lesson"));
    m_next->setShortcut(Qt::CTRL | Qt::Key_Return);
    m_progress->setAccessibleName(tr("Progress of the lesson"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * stepTitleScale);
    m_stepTitle->setFont(large);
    QFont reading = font();
    reading.setPointSizeF(reading.pointSizeF() * textScale);
    m_text->setFont(reading);
    m_question->setFont(reading);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, roleColor(Role::Error, palette()));
    m_problem->setPalette(colours);
}

void LessonPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_next->click(); // does nothing while it is disabled
    else
        QWidget::keyPressEvent(event);
}

void LessonPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace playground
