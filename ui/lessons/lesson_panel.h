// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lessons/lesson.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace playground
{

class LessonText;
class QuestionBox;

/// Shows one step of a lesson: its text, its question, and the buttons to go on. Knows nothing of the
/// controls that the step is about.
class LessonPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LessonPanel(QWidget* parent = nullptr);

    /// Shows step `index`, the introduction (-1), or the end (number of steps).
    void showStep(const Lesson& lesson, int index);
    /// `done`: "Next" is available. `waiting`: says that the step has something to do first.
    void setDone(bool done, bool waiting);
    void setHelp(bool offered, bool working); ///< the button "Do it for me"
    void setProblem(const QString& sentence); ///< a mistake in the lesson; empty: none
    QuestionBox& question() { return *m_question; }

Q_SIGNALS:
    void nextRequested();
    void backRequested();
    void helpRequested();
    void leaveRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; ///< Return: next step

private:
    void build();
    void retranslate();
    void showPosition();

    int m_index = -1;
    int m_steps = 0;
    QLabel* m_title = nullptr;
    QLabel* m_position = nullptr;
    QProgressBar* m_progress = nullptr;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_stepTitle = nullptr;
    LessonText* m_text = nullptr;
    QuestionBox* m_question = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_help = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_leave = nullptr;
};

} // namespace playground
