// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lesson_player.h"

class QDockWidget;
class QMenu;

namespace playground
{

/// The lessons of the window: the menu that lists them, the panel beside the pages, and their player. GUI
/// thread; the window must outlive it.
class LessonGuide : public QObject
{
    Q_OBJECT

public:
    LessonGuide(MainWindow& window, LessonPlayer::Documents documents);

    /// Shows the lesson in `folder`, at the step where it was left. The window shows why it cannot be read.
    void open(const QString& folder);
    LessonPlayer& player() { return *m_player; }

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    QString trainedRun(const Lesson& lesson) const;
    void trainFirst(Lesson& lesson) const;
    ReadLesson read(const QString& folder) const;
    void retranslate();
    void fillMenu();
    void close();

    MainWindow& m_window;
    QMenu* m_menu;
    QDockWidget* m_dock;
    LessonPanel* m_panel;
    LessonPlayer* m_player;
    QString m_folder; ///< of the lesson being played
    QString m_language;
    bool m_trainsFirst = false; ///< the lesson begins with training, since no run was found
};

} // namespace playground
