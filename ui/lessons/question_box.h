// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lessons/lesson.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QVBoxLayout;

namespace playground
{

class ChoiceButton;

/// A question of a lesson with its choices or its number, and, once answered, what is right and why.
class QuestionBox : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionBox(QWidget* parent = nullptr);

    void setQuestion(const std::optional<LessonQuestion>& question); ///< nothing: hides it
    bool isAnswered() const { return m_answered; } ///< also true without a question
    void answerRight(); ///< as a learner who knows it would

Q_SIGNALS:
    void answered();

private:
    void buildChoices();
    void buildNumber();
    void choose(std::size_t index);
    void guess(double number);
    void show(bool right, const QString& answer);

    LessonQuestion m_question;
    bool m_answered = true;
    QVBoxLayout* m_layout;
    QWidget* m_controls = nullptr;
    QDoubleSpinBox* m_number = nullptr;
    QLabel* m_answer = nullptr;
    std::vector<ChoiceButton*> m_choices;
};

} // namespace playground
