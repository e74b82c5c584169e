// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_guide.h"

#include "app/training/run_list.h"
#include "app/training/trained_runs.h"
#include "models/api/error.h"
#include "models/api/shipped_recipes.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/spotlight.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QLocale>
#include <QMenu>

namespace playground
{

namespace
{
const QString cause = QStringLiteral("lesson");
constexpr int panelCharacters = 44; // a comfortable line of text
constexpr int roomyCharacters = 270; // a window this wide has room for the recipe, a page and a lesson
} // namespace

LessonGuide::LessonGuide(MainWindow& window, LessonPlayer::Documents documents)
    : m_window(window)
    , m_menu(window.actions().lessonMenu())
    , m_dock(new QDockWidget(&window))
    , m_panel(new LessonPanel)
    , m_player(new LessonPlayer(window, *m_panel, *new Spotlight(window), std::move(documents)))
{
    m_player->setParent(this);
    m_dock->setObjectName(QStringLiteral("lessonDock"));
    m_dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    m_dock->setTitleBarWidget(new QWidget);
    m_dock->setWidget(m_panel);
    m_dock->hide();
    window.addDockWidget(Qt::RightDockWidgetArea, m_dock);
    window.installEventFilter(this);
    connect(m_panel, &LessonPanel::leaveRequested, this, &LessonGuide::close);
    connect(m_player, &LessonPlayer::finished, this, [this] {
        close();
        m_folder.clear();
    });
    fillMenu();
}

// Queued: the window's own texts follow first.
void LessonGuide::retranslate()
{
    if (QLocale().name() == m_language)
        return;
    fillMenu();
    if (m_folder.isEmpty())
        return;
    try {
        m_player->translate(read(m_folder));
    } catch (const Error&) {
        return; // the folder was removed meanwhile: the lesson stays in the language it was read in
    }
}

void LessonGuide::fillMenu()
{
    m_menu->clear();
    m_language = QLocale().name();
    for (const QString& folder : shippedLessons()) {
        try {
            const Lesson lesson = readLesson(folder, m_language).lesson;
            QAction* action = m_menu->addAction(
                QStringLiteral("%1 · %2").arg(m_menu->actions().size() + 1).arg(lesson.title));
            action->setObjectName(QStringLiteral("lesson:") + lesson.name);
            connect(action, &QAction::triggered, this, [this, folder] { open(folder); });
        } catch (const Error&) {
            continue; // shipped lessons are complete: lessons_test
        }
    }
    m_menu->menuAction()->setVisible(!m_menu->isEmpty());
}

/// The newest saved run that is trained enough for the lesson, else the one that comes with the program, or
/// nothing.
QString LessonGuide::trainedRun(const Lesson& lesson) const
{
    const QString recipe = QString::fromStdString(loadRecipe(lesson.recipe.toStdString()).name);
    for (const RunInfo& run : runList::read())
        if (run.recipe == recipe && run.steps >= lesson.trainedSteps)
            return run.folder;
    return QString::fromStdString(trainedRuns::folderOf(recipe.toStdString()));
}

/// Begins the lesson with training the network that it needs.
void LessonGuide::trainFirst(Lesson& lesson) const
{
    LessonStep train;
    train.title = tr("Train the network first");
    train.text = tr("This lesson needs a trained network, and there is no saved run of its recipe yet. Press "
                    "**Train** and wait; the status bar shows how long it takes.");
    train.lit = QStringList{QStringLiteral("trainAction")};
    train.wait = LessonCondition{LessonCondition::Kind::Step, {}, LessonCondition::Comparison::AtLeast,
        QString::number(lesson.trainedSteps), 1};
    train.actions = {{LessonAction::Kind::Trigger, QStringLiteral("trainAction"), {}, 1}};
    lesson.steps.insert(lesson.steps.begin(), train);
}

ReadLesson LessonGuide::read(const QString& folder) const
{
    ReadLesson result = readLesson(folder, m_language);
    if (m_trainsFirst)
        trainFirst(result.lesson);
    return result;
}

void LessonGuide::open(const QString& folder)
{
    m_window.messages().withdraw(cause);
    const bool resumed = folder == m_folder;
    try {
        if (!resumed) {
            const Lesson lesson = readLesson(folder, m_language).lesson;
            const QString run = lesson.trainedSteps > 0 ? trainedRun(lesson) : QString();
            m_trainsFirst = lesson.trainedSteps > 0 && run.isEmpty();
            m_player->start(read(folder), run.isEmpty() ? lesson.recipe : run);
        }
    } catch (const Error& e) {
        m_window.messages().post({Message::Kind::Error, translated(e.text()), {}, {}, cause});
        return;
    }
    m_folder = folder;
    const int character = m_window.fontMetrics().averageCharWidth();
    m_panel->setMinimumWidth(panelCharacters * character);
    if (m_window.width() < roomyCharacters * character)
        m_window.actions().showRecipe->setChecked(false);
    m_dock->show();
    m_window.resizeDocks({m_dock}, {m_panel->minimumWidth()}, Qt::Horizontal);
    if (resumed)
        m_player->resume();
    m_panel->setFocus();
}

void LessonGuide::close()
{
    m_player->stop();
    m_dock->hide();
    m_window.actions().showRecipe->setChecked(true);
}

bool LessonGuide::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(
            this, [this] { retranslate(); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace playground
