// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/question_box.h"

#include "ui/lessons/choice_button.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace playground
{

namespace
{
// As many decimals as the right answer needs to be typed.
int decimalsOf(const LessonQuestion& question)
{
    int decimals = 0;
    for (double rest = question.right; decimals < 4 && std::abs(rest - std::round(rest)) > 1e-9; rest *= 10)
        ++decimals;
    return decimals;
}
} // namespace

QuestionBox::QuestionBox(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("lessonQuestion"));
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void QuestionBox::setQuestion(const std::optional<LessonQuestion>& question)
{
    delete m_controls;
    m_controls = nullptr;
    m_number = nullptr;
    m_choices.clear();
    m_answered = !question;
    setVisible(question.has_value());
    if (!question)
        return;
    m_question = *question;
    m_controls = new QWidget(this);
    auto* column = new QVBoxLayout(m_controls);
    column->setContentsMargins(0, 0, 0, 0);
    auto* text = new QLabel(m_question.text, m_controls);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    QFont bold = text->font();
    bold.setBold(true);
    text->setFont(bold);
    column->addWidget(text);
    if (m_question.choices.empty())
        buildNumber();
    else
        buildChoices();
    m_answer = new QLabel(m_controls);
    m_answer->setObjectName(QStringLiteral("lessonAnswer"));
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setWordWrap(true);
    m_answer->hide();
    column->addWidget(m_answer);
    m_layout->addWidget(m_controls);
}

void QuestionBox::buildChoices()
{
    for (std::size_t i = 0; i < m_question.choices.size(); ++i) {
        auto* button = new ChoiceButton(m_question.choices[i].text, m_controls);
        button->setObjectName(QStringLiteral("lessonChoice%1").arg(i));
        button->setAutoExclusive(true);
        connect(button, &QPushButton::clicked, this, [this, i] { choose(i); });
        m_controls->layout()->addWidget(button);
        m_choices.push_back(button);
    }
}

void QuestionBox::buildNumber()
{
    const int decimals = decimalsOf(m_question);
    auto* row = new QHBoxLayout;
    m_number = new QDoubleSpinBox(m_controls);
    m_number->setObjectName(QStringLiteral("lessonNumber"));
    m_number->setDecimals(decimals);
    m_number->setRange(m_question.lowest, m_question.highest);
    m_number->setSingleStep(std::pow(10, -decimals));
    m_number->setAccessibleName(m_question.text);
    auto* check = new QPushButton(tr("Check"), m_controls);
    check->setObjectName(QStringLiteral("lessonCheckButton"));
    connect(check, &QPushButton::clicked, this, [this] { guess(m_number->value()); });
    row->addWidget(m_number, 1);
    row->addWidget(check);
    static_cast<QVBoxLayout*>(m_controls->layout())->addLayout(row);
}

void QuestionBox::choose(std::size_t index)
{
    const LessonQuestion::Choice& choice = m_question.choices[index];
    show(choice.right, choice.answer);
}

void QuestionBox::guess(double number)
{
    // Half a last digit more: the box cannot hold the right number more exactly.
    const double exact = m_question.tolerance + 0.5 * std::pow(10, -m_number->decimals());
    const bool right = std::abs(number - m_question.right) <= exact;
    show(right, right ? m_question.ifRight : m_question.ifWrong);
}

void QuestionBox::show(bool right, const QString& answer)
{
    m_answer->setText((right ? QStringLiteral("\u2713 ") : QStringLiteral("\u2717 ")) + answer);
    m_answer->show();
    m_answered = true;
    Q_EMIT answered();
}

void QuestionBox::answerRight()
{
    for (std::size_t i = 0; i < m_choices.size(); ++i)
        if (m_question.choices[i].right)
            return m_choices[i]->click();
    if (m_number) {
        m_number->setValue(m_question.right);
        guess(m_number->value());
    }
}

} // namespace playground
