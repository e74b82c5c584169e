// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lesson_file.h"
#include "app/lessons/window_controls.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

namespace playground
{

class LessonPanel;
class MainWindow;
class Spotlight;

/// Leads through a lesson: shows its steps, sees what was done in the window, and does it when asked. GUI
/// thread; all constructor arguments must outlive it.
class LessonPlayer : public QObject
{
    Q_OBJECT

public:
    /// `open` opens a recipe, by name or file, or a copy of a run.
    /// How documents get into the window.
    struct Documents {
        std::function<void(const QString&)> open; ///< a recipe, by name or file, or a copy of a run
        std::function<bool()> isOpening; ///< one is on its way
    };

    LessonPlayer(MainWindow& window, LessonPanel& panel, Spotlight& spotlight, Documents documents);

    /// Opens `document`, a recipe or a run, and shows the introduction.
    void start(const ReadLesson& lesson, const QString& document);
    void translate(const ReadLesson& lesson); ///< the same lesson in another language; keeps the step
    void resume(); ///< shows the step that stop() left
    void stop(); ///< the lesson is remembered
    const Lesson& lesson() const { return m_read.lesson; }
    const std::optional<Text>& mistake() const { return m_read.mistake; }
    std::string place() const; ///< file and line of the step
    bool isPlaying() const { return m_timer.isActive(); }
    int step() const { return m_step; } ///< -1: introduction; number of steps: the end
    bool isDone() const; ///< the next step may be shown

    void next();
    void back();
    void help(); ///< does the step's actions, one after another

Q_SIGNALS:
    void stepChanged(int step);
    void finished(); ///< "Next" at the end
    void failed(const playground::Text& why); ///< a step cannot be done; prefixed with file and line

private:
    void showStep(int index);
    void look();
    void light();
    void showPlace();
    bool isMet(const LessonCondition& condition) const;
    void act();
    bool perform(const LessonAction& action);
    void watchClicks(const LessonStep& step);
    void fail(int line, std::string_view sentence, const QString& about);
    const LessonStep* current() const;

    MainWindow& m_window;
    LessonPanel& m_panel;
    Spotlight& m_spotlight;
    const Documents m_documents;
    WindowControls m_controls;
    ReadLesson m_read;
    int m_step = -1;
    QTimer m_timer; ///< runs while a lesson is shown
    std::deque<LessonAction> m_actions; ///< still to do
    QElapsedTimer m_sinceAction;
    QElapsedTimer m_sinceMet; ///< valid: the condition has been met
    bool m_met = false; ///< also true without a condition
    bool m_wasMet = false; ///< when the step was shown: the learner goes on by "Next"
    bool m_clicked = false;
    QMetaObject::Connection m_watched;
};

} // namespace playground
