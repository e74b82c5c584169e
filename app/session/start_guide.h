// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace playground
{

class DocumentOpener;
class LessonGuide;
class MainWindow;

/// The ways into the window: the welcome page, and the menu of the trained networks that come with the
/// program. GUI thread; all constructor arguments must outlive it.
class StartGuide : public QObject
{
    Q_OBJECT

public:
    StartGuide(MainWindow& window, DocumentOpener& opener, LessonGuide& lessons);

    void welcome(); ///< shows the welcome page
    void welcomeOnce(); ///< does so unless it was shown before, on this machine for this user

    /// Opens a copy of the trained network of this recipe, on the Sample page if it can sample.
    void openTrained(const std::string& name);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fillMenu();

    MainWindow& m_window;
    DocumentOpener& m_opener;
    LessonGuide& m_lessons;
};

} // namespace playground
