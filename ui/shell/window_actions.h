// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/run_state.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QToolBar;
class QWidget;

namespace playground
{

class Preferences;

/// The window's actions with menus and toolbar: one object per action, so text, shortcut and tooltip are
/// defined once.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    WindowActions(QMainWindow& window, Preferences& preferences);

    void setState(RunState state, bool hasProgress);
    void setNewRun(bool needed); ///< true: Train and Step start a new run, because the recipe was changed
    void setSampling(bool sampling);
    void retranslate();
    void recolour();

    QAction* train; ///< trains, or pauses if training is running
    QAction* step;
    QAction* slowStep;
    QAction* stop;
    QAction* sample; ///< starts sampling, or cancels it if running
    QAction* startOver;
    QAction* clearCurves;
    QAction* open;
    QAction* openRun;
    QAction* recentRuns;
    QAction* saveRecipe;
    QAction* copyCommand;
    QAction* copyPictures;
    QAction* exportPictures;
    QAction* exportStrip;
    QAction* exportFilm;
    QAction* exportInterpolation;
    QAction* exportHistory;
    QAction* exportCsv;
    QAction* exportSvg;
    QAction* exportPdf;
    QAction* exportGraph;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* largerText;
    QAction* smallerText;
    QAction* normalText;
    QAction* invertedGreys;
    QAction* fullScreen;
    QAction* showRecipe; ///< shows and hides the recipe panel
    QAction* welcome;
    QAction* whatsThis;
    QAction* glossary;
    QAction* keys;
    QAction* about;

    /// Single-letter shortcuts work only while the focus is in one of `widgets`; elsewhere letters are typed.
    void keepLettersTo(const QList<QWidget*>& widgets);

    QToolBar* toolBar() { return m_toolBar; }
    QMenu* exportMenu() { return m_export; }
    QMenu* trainedMenu() { return m_trained; } ///< empty and hidden until it is filled
    QMenu* lessonMenu() { return m_lessons; } ///< empty and hidden until it is filled
    int exportScale() const; ///< output pixels per picture pixel, as chosen; saved

private:
    QAction* add(const char* objectName);
    void buildMenus();
    void buildViewMenu();
    void buildScaleMenu();
    void addChoices(QMenu* menu, const QList<QAction*>& choices);

    QMainWindow& m_window;
    Preferences& m_preferences;
    QToolBar* m_toolBar;
    QMenu* m_file;
    QMenu* m_trained;
    QMenu* m_export;
    QMenu* m_scale;
    QMenu* m_edit;
    QMenu* m_run;
    QMenu* m_view;
    QMenu* m_language;
    QMenu* m_theme;
    QMenu* m_help;
    QMenu* m_lessons;
    QAction* m_systemLanguage;
    QAction* m_english;
    QAction* m_chinese;
    QAction* m_systemTheme;
    QAction* m_light;
    QAction* m_dark;
    RunState m_state = RunState::Idle;
    bool m_newRun = false;
    bool m_sampling = false;
};

} // namespace playground
