// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/start_guide.h"

#include "app/lessons/lesson_file.h"
#include "app/lessons/lesson_guide.h"
#include "app/session/document_opener.h"
#include "app/training/trained_runs.h"
#include "models/api/catalogue.h"
#include "ui/help/whats_this.h"
#include "ui/shell/main_window.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace playground
{

namespace
{
const QString welcomedKey = QStringLiteral("welcomed");
} // namespace

StartGuide::StartGuide(MainWindow& window, DocumentOpener& opener, LessonGuide& lessons)
    : m_window(window)
    , m_opener(opener)
    , m_lessons(lessons)
{
    window.installEventFilter(this);
    connect(window.actions().welcome, &QAction::triggered, this, &StartGuide::welcome);
    connect(&window.help(), &WhatsThis::lessonRequested, this, [this](const QString& name) {
        for (const QString& folder : shippedLessons()) {
            if (QFileInfo(folder).fileName() == name)
                m_lessons.open(folder);
        }
    });
    fillMenu();
}

void StartGuide::fillMenu()
{
    QMenu* menu = m_window.actions().trainedMenu();
    menu->clear();
    const std::vector<std::string> names = trainedRuns::names();
    for (const CatalogueEntry& recipe : recipes()) {
        if (std::find(names.begin(), names.end(), recipe.name) == names.end())
            continue;
        QAction* action = menu->addAction(translated(recipe.title));
        action->setObjectName(QStringLiteral("trained:") + QString::fromStdString(recipe.name));
        connect(action, &QAction::triggered, this, [this, name = recipe.name] { openTrained(name); });
    }
    menu->menuAction()->setVisible(!menu->isEmpty());
}

void StartGuide::welcome()
{
    QSettings().setValue(welcomedKey, true);
    const std::vector<std::string> trained = trainedRuns::names();
    auto* page = new WelcomePage(&m_window, !trained.empty());
    connect(page, &WelcomePage::tourChosen, this, [this] {
        if (const QStringList lessons = shippedLessons(); !lessons.isEmpty())
            m_lessons.open(lessons.first());
    });
    connect(page, &WelcomePage::trainedChosen, this, [this, trained] { openTrained(trained.front()); });
    connect(page, &WelcomePage::trainChosen, this, [this] {
        m_window.showPage(MainWindow::Page::Train);
        m_window.actions().train->trigger();
    });
}

void StartGuide::welcomeOnce()
{
    if (!QSettings().value(welcomedKey).toBool())
        welcome();
}

void StartGuide::openTrained(const std::string& name)
{
    m_opener.openCopy(QString::fromStdString(trainedRuns::folderOf(name)));
    m_window.showPage(MainWindow::Page::Sample);
}

bool StartGuide::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(
            this, [this] { fillMenu(); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace playground
