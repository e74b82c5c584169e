// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include "ui/shell/preferences.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>

namespace playground
{

namespace
{
const QString scaleKey = QStringLiteral("exportScale");
constexpr int defaultScale = 8;
} // namespace

WindowActions::WindowActions(QMainWindow& window, Preferences& preferences)
    : QObject(&window)
    , m_window(window)
    , m_preferences(preferences)
    , m_toolBar(new QToolBar(&window))
    , m_file(window.menuBar()->addMenu(QString()))
    , m_trained(new QMenu(&window))
    , m_export(new QMenu(&window))
    , m_scale(new QMenu(&window))
    , m_edit(window.menuBar()->addMenu(QString()))
    , m_run(window.menuBar()->addMenu(QString()))
    , m_view(window.menuBar()->addMenu(QString()))
    , m_language(new QMenu(&window))
    , m_theme(new QMenu(&window))
    , m_help(window.menuBar()->addMenu(QString()))
    , m_lessons(new QMenu(&window))
{
    train = add("trainAction");
    step = add("stepAction");
    slowStep = add("slowStepAction");
    stop = add("stopAction");
    sample = add("sampleAction");
    startOver = add("startOverAction");
    clearCurves = add("clearCurvesAction");
    open = add("openAction");
    openRun = add("openRunAction");
    recentRuns = add("recentRunsAction");
    saveRecipe = add("saveRecipeAction");
    copyCommand = add("copyCommandAction");
    copyPictures = add("copyPicturesAction");
    exportPictures = add("exportPicturesAction");
    exportStrip = add("exportStripAction");
    exportFilm = add("exportFilmAction");
    exportInterpolation = add("exportInterpolationAction");
    exportHistory = add("exportHistoryAction");
    exportCsv = add("exportCsvAction");
    exportSvg = add("exportSvgAction");
    exportPdf = add("exportPdfAction");
    exportGraph = add("exportGraphAction");
    quit = add("quitAction");
    undo = add("undoAction");
    redo = add("redoAction");
    largerText = add("largerTextAction");
    smallerText = add("smallerTextAction");
    normalText = add("normalTextAction");
    invertedGreys = add("invertedGreysAction");
    fullScreen = add("fullScreenAction");
    showRecipe = add("showRecipeAction");
    welcome = add("welcomeAction");
    whatsThis = add("whatsThisAction");
    glossary = add("glossaryAction");
    keys = add("keysAction");
    about = add("aboutAction");

    train->setShortcut(Qt::Key_T);
    step->setShortcut(Qt::Key_S);
    slowStep->setShortcut(Qt::SHIFT | Qt::Key_S);
    stop->setShortcut(Qt::Key_Period);
    sample->setShortcut(Qt::Key_G);
    open->setShortcut(QKeySequence::Open);
    recentRuns->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    saveRecipe->setShortcut(QKeySequence::Save);
    copyPictures->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    exportPictures->setShortcut(Qt::CTRL | Qt::Key_E);
    undo->setShortcut(Qt::CTRL | Qt::Key_Z);
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    largerText->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    smallerText->setShortcut(Qt::CTRL | Qt::Key_Minus);
    normalText->setShortcut(Qt::CTRL | Qt::Key_0);
    invertedGreys->setShortcut(Qt::Key_I);
    fullScreen->setShortcut(Qt::Key_F11);
    showRecipe->setShortcut(Qt::Key_F9);
    whatsThis->setShortcut(QKeySequence::WhatsThis);
    keys->setShortcut(Qt::Key_F1);

    clearCurves->setEnabled(false); // no earlier runs yet

    buildMenus();
    buildViewMenu();
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->addActions({train, step, slowStep, stop});
    m_toolBar->addSeparator();
    m_toolBar->addAction(sample);
    window.addToolBar(m_toolBar);
    retranslate();
    recolour();
}

QAction* WindowActions::add(const char* objectName)
{
    auto* action = new QAction(&m_window);
    action->setObjectName(QLatin1String(objectName));
    m_window.addAction(action); // keeps its shortcut active while the menu bar is hidden
    return action;
}

void WindowActions::keepLettersTo(const QList<QWidget*>& widgets)
{
    for (QAction* action : {train, step, slowStep, stop, sample, invertedGreys}) {
        m_window.removeAction(action);
        for (QWidget* widget : widgets)
            widget->addAction(action);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    }
}

void WindowActions::buildMenus()
{
    m_file->addActions({open, openRun, recentRuns});
    m_file->addMenu(m_trained);
    m_trained->menuAction()->setVisible(false);
    m_file->addSeparator();
    m_file->addActions({saveRecipe, copyCommand});
    m_file->addSeparator();
    m_file->addMenu(m_export);
    m_export->addActions({exportPictures, exportStrip, exportFilm, exportHistory, exportInterpolation,
        exportCsv, exportSvg, exportPdf, exportGraph});
    m_export->addSeparator();
    m_export->addMenu(m_scale);
    m_export->setToolTipsVisible(true); // they explain why an entry is disabled
    buildScaleMenu();
    m_file->addAction(copyPictures);
    m_file->addSeparator();
    m_file->addAction(quit);
    m_edit->addActions({undo, redo});
    m_run->addActions({train, step, slowStep, stop});
    m_run->addSeparator();
    m_run->addAction(sample);
    m_run->addSeparator();
    m_run->addActions({startOver, clearCurves});
    m_help->addAction(welcome);
    m_help->addMenu(m_lessons);
    m_lessons->menuAction()->setVisible(false);
    m_help->addActions({whatsThis, glossary, keys, about});
}

void WindowActions::buildViewMenu()
{
    const auto choice = [this](const char* objectName, bool chosen, auto apply) {
        QAction* action = add(objectName);
        action->setCheckable(true);
        action->setChecked(chosen);
        connect(action, &QAction::triggered, &m_preferences, apply);
        return action;
    };
    const auto language = [&](const char* objectName, const QString& code) {
        return choice(
            objectName, m_preferences.language() == code, [this, code] { m_preferences.setLanguage(code); });
    };
    using Theme = Preferences::Theme;
    const auto theme = [&](const char* objectName, Theme value) {
        return choice(
            objectName, m_preferences.theme() == value, [this, value] { m_preferences.setTheme(value); });
    };
    m_systemLanguage = language("systemLanguageAction", QString());
    m_english = language("englishAction", QStringLiteral("en"));
    m_chinese = language("chineseAction", QStringLiteral("zh_CN"));
    m_systemTheme = theme("systemThemeAction", Theme::System);
    m_light = theme("lightThemeAction", Theme::Light);
    m_dark = theme("darkThemeAction", Theme::Dark);
    addChoices(m_language, {m_systemLanguage, m_english, m_chinese});
    addChoices(m_theme, {m_systemTheme, m_light, m_dark});

    invertedGreys->setCheckable(true);
    invertedGreys->setChecked(m_preferences.invertedGreys());
    connect(invertedGreys, &QAction::toggled, &m_preferences, &Preferences::setInvertedGreys);
    connect(largerText, &QAction::triggered, this,
        [this] { m_preferences.setTextSize(m_preferences.textSize() + 15); });
    connect(smallerText, &QAction::triggered, this,
        [this] { m_preferences.setTextSize(m_preferences.textSize() - 15); });
    connect(normalText, &QAction::triggered, this, [this] { m_preferences.setTextSize(100); });

    showRecipe->setCheckable(true);
    showRecipe->setChecked(true);
    fullScreen->setCheckable(true);
    m_view->addMenu(m_language);
    m_view->addMenu(m_theme);
    m_view->addSeparator();
    m_view->addActions({largerText, smallerText, normalText});
    m_view->addSeparator();
    m_view->addActions({invertedGreys, showRecipe, fullScreen});
}

void WindowActions::buildScaleMenu()
{
    const int chosen = exportScale();
    QList<QAction*> scales;
    for (const int scale : {1, 2, 4, 8, 16}) {
        QAction* action = add(qPrintable(QStringLiteral("exportScale%1Action").arg(scale)));
        action->setCheckable(true);
        action->setChecked(scale == chosen);
        action->setText(QStringLiteral("%1\u00d7").arg(scale));
        connect(action, &QAction::triggered, this, [scale] { QSettings().setValue(scaleKey, scale); });
        scales << action;
    }
    addChoices(m_scale, scales);
}

int WindowActions::exportScale() const
{
    const int scale = QSettings().value(scaleKey, defaultScale).toInt();
    return scale >= 1 && scale <= 16 ? scale : defaultScale;
}

void WindowActions::addChoices(QMenu* menu, const QList<QAction*>& choices)
{
    auto* group = new QActionGroup(menu);
    for (QAction* action : choices)
        group->addAction(action);
    menu->addActions(choices);
}

void WindowActions::setState(RunState state, bool hasProgress)
{
    const bool toggled = canPause(state) != canPause(m_state);
    m_state = state;
    train->setEnabled(canTrain(state) || canPause(state));
    step->setEnabled(canStep(state));
    slowStep->setEnabled(canStep(state));
    stop->setEnabled(canStop(state));
    startOver->setEnabled(canReset(state) && hasProgress);
    if (toggled) {
        retranslate();
        recolour();
    }
}

void WindowActions::setNewRun(bool needed)
{
    m_newRun = needed;
    retranslate();
}

void WindowActions::setSampling(bool sampling)
{
    m_sampling = sampling;
    retranslate();
    recolour();
}

void WindowActions::retranslate()
{
    const auto say = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(action->shortcut().isEmpty()
                ? tip
                : tr("%1 (%2)").arg(tip, action->shortcut().toString(QKeySequence::NativeText)));
        action->setStatusTip(tip);
    };
    m_file->setTitle(tr("&File"));
    m_trained->setTitle(tr("&Trained networks"));
    m_export->setTitle(tr("&Export"));
    m_scale->setTitle(tr("Sca&le of images and animations"));
    m_edit->setTitle(tr("&Edit"));
    m_run->setTitle(tr("&Run"));
    m_view->setTitle(tr("&View"));
    m_language->setTitle(tr("&Language"));
    m_theme->setTitle(tr("&Theme"));
    m_help->setTitle(tr("&Help"));
    m_lessons->setTitle(tr("&Lessons"));
    m_toolBar->setWindowTitle(tr("Training"));

    if (canPause(m_state))
        say(train, tr("Pause"), tr("Pause after the current step; nothing is lost"));
    else if (m_newRun)
        say(train, tr("Train: starts a new run"),
            tr("Save the current run and train a new one with the recipe shown"));
    else
        say(train, tr("Train"), tr("Train: one optimiser step after another"));
    if (m_newRun)
        say(step, tr("Step"),
            tr("Save the current run and do the first step of a new one with the recipe shown"));
    else
        say(step, tr("Step"), tr("Do a single optimiser step: one batch, one weight update"));
    say(slowStep, tr("Slow motion"), tr("Do a single optimiser step and look at it phase by phase"));
    say(stop, tr("Stop"), tr("Stop and save the run; Train continues it"));
    if (m_sampling)
        say(sample, tr("Cancel"), tr("Stop after the current denoising step; finished steps are kept"));
    else
        say(sample, tr("Sample"), tr("Turn pure noise into pictures, step by step"));
    say(startOver, tr("Start over"), tr("Save the current run and start a new one from the same seed"));
    say(clearCurves, tr("Clear &earlier runs"), tr("Remove the grey curves of earlier runs from the plot"));
    say(open, tr("&Open…"), tr("Open a recipe, weights, or an image saved by this program"));
    say(openRun, tr("Open &run…"), tr("Open a saved run's folder and continue it"));
    say(recentRuns, tr("Recent r&uns…"),
        tr("List saved runs with picture, date and loss; open or rename them"));
    say(saveRecipe, tr("&Save recipe…"), tr("Save the recipe as a JSON file"));
    say(copyCommand, tr("Copy as &command"), tr("Copy the command line that reproduces this training"));
    say(copyPictures, tr("Copy &pictures"), tr("Copy the pictures of this page to the clipboard"));
    say(exportPictures, tr("&Pictures as PNG…"),
        tr("Save the pictures of this page, with the recipe embedded"));
    say(exportStrip, tr("Sampling steps as P&NG…"),
        tr("Save the Sample page's film strip, with recipe, sampler and seed"));
    say(exportFilm, tr("Sampling as anim&ation…"),
        tr("Save the denoising steps as an animated PNG, or as a video if ffmpeg is installed"));
    say(exportInterpolation, tr("&Interpolation as animation…"),
        tr("Save the interpolation from A to B and back as an animated PNG"));
    say(exportHistory, tr("Sampling steps as safe&tensors…"),
        tr("Save x_t and the prediction of every step as tensors, for Python"));
    say(exportCsv, tr("Loss as &CSV…"), tr("Save the loss of every step as a table"));
    say(exportSvg, tr("Loss curve as &SVG…"), tr("Save the loss curve as a vector graphic"));
    say(exportPdf, tr("Loss curve as P&DF…"), tr("Save the loss curve as a vector graphic"));
    say(exportGraph, tr("Network &graph…"), tr("Save the network's graph as SVG or PNG"));
    say(quit, tr("&Quit"), tr("Save the run and close"));
    say(undo, tr("&Undo"), tr("Undo the last recipe edit, or on the Sample page the last sampling"));
    say(redo, tr("&Redo"), tr("Redo what was undone"));
    say(largerText, tr("Lar&ger text"), tr("Enlarge the text, e.g. for a projector"));
    say(smallerText, tr("S&maller text"), tr("Shrink the text"));
    say(normalText, tr("&Normal text"), tr("Use the system's text size"));
    say(invertedGreys, tr("&Inverted greys"), tr("White on black instead of black on white"));
    say(fullScreen, tr("&Full screen"), tr("Fill the screen"));
    say(showRecipe, tr("Recipe &panel"), tr("Show or hide the recipe"));
    say(welcome, tr("&Welcome"), tr("Show the page that new users see first"));
    say(whatsThis, tr("What\'s &this?"), tr("Explain a control: the focused one, or the next one you click"));
    say(glossary, tr("&Glossary…"), tr("Look up a term"));
    say(keys, tr("&Keyboard shortcuts"), tr("Show keyboard shortcuts"));
    say(about, tr("&About"), tr("About this program"));
    m_systemLanguage->setText(tr("System language"));
    m_english->setText(QStringLiteral("English"));
    m_chinese->setText(QStringLiteral("简体中文"));
    m_systemTheme->setText(tr("System theme"));
    m_light->setText(tr("Light"));
    m_dark->setText(tr("Dark"));
}

void WindowActions::recolour()
{
    const QPalette palette = m_window.palette();
    train->setIcon(icon(canPause(m_state) ? QStringLiteral("pause") : QStringLiteral("train"), palette));
    step->setIcon(icon(QStringLiteral("step"), palette));
    slowStep->setIcon(icon(QStringLiteral("slow"), palette));
    stop->setIcon(icon(QStringLiteral("stop"), palette));
    sample->setIcon(icon(m_sampling ? QStringLiteral("stop") : QStringLiteral("sample"), palette));
    startOver->setIcon(icon(QStringLiteral("reset"), palette));
    open->setIcon(icon(QStringLiteral("open"), palette));
    saveRecipe->setIcon(icon(QStringLiteral("save"), palette));
}

} // namespace playground
