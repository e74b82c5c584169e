// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/app_window.h"

#include "app/session/export_actions.h"
#include "models/api/recipe_fields.h"
#include "tests/app/support/test_main.h"
#include "ui/images/image_grid.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"
#include "ui/train/triptych_panel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTimer>
#include <QToolBar>
#include <QUrl>

#include <atomic>
#include <memory>

namespace playground
{

namespace
{
constexpr int longest = 240'000; // milliseconds: enough under the sanitizers on a busy machine

WindowOptions oneThread(WindowOptions options)
{
    options.threads = 1;
    return options;
}
} // namespace

AppWindow::AppWindow(WindowOptions options)
    : m_window(m_settings, m_preferences)
    , m_session((m_window.resize(1280, 800), m_window.show(), m_window), m_settings, m_preferences,
          oneThread(std::move(options)))
{
    connectExports(m_window, m_session);
    if (!QTest::qWaitForWindowActive(&m_window))
        qFatal("the window did not come");
}

bool AppWindow::waitFor(RunState wanted)
{
    return QTest::qWaitFor([&] { return state() == wanted; }, longest);
}

bool AppWindow::waitForSteps(std::int64_t steps)
{
    return QTest::qWaitFor([&] { return static_cast<std::int64_t>(losses().size()) >= steps; }, longest);
}

bool AppWindow::settle()
{
    // One result may trigger another request, so several rounds are needed. Each round runs several ticks of
    // the session and then posts two marks on the lane, since the first may overtake the slice that processes
    // a request.
    for (int round = 0; round < 3; ++round) {
        QTest::qWait(100);
        for (int mark = 0; mark < 2; ++mark) {
            const auto passed = std::make_shared<std::atomic<bool>>(false);
            m_session.runOnPreviewLane([passed] { *passed = true; });
            if (!QTest::qWaitFor([&] { return passed->load(); }, longest))
                return false;
        }
        QCoreApplication::processEvents();
    }
    return true;
}

void AppWindow::click(const QString& buttonName)
{
    auto& button = find<QAbstractButton>(buttonName);
    if (!QTest::qWaitFor([&] { return button.isVisible(); }, longest))
        qFatal("%s is not visible", qPrintable(buttonName));
    QCoreApplication::processEvents(); // a widget that was just shown has its size only now
    // A check box only accepts clicks on its box and text.
    QTest::mouseClick(&button, Qt::LeftButton, {}, {8, button.height() / 2});
}

void AppWindow::clickTool(const QString& actionName)
{
    QWidget* button = m_window.actions().toolBar()->widgetForAction(&find<QAction>(actionName));
    if (!button)
        qFatal("the toolbar has no %s", qPrintable(actionName));
    // A click on a disabled button would be ignored silently.
    if (!QTest::qWaitFor([&] { return button->isEnabled(); }, 60'000))
        qFatal("%s cannot be clicked", qPrintable(actionName));
    QTest::mouseClick(button, Qt::LeftButton);
}

void AppWindow::drop(const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(m_window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &enter);
    if (!enter.isAccepted())
        qFatal("the window does not take %s", qPrintable(path));
    QDropEvent event(m_window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &event);
}

void AppWindow::answerFileDialog(const QString& actionName, const QString& path)
{
    answerFileDialog([&] { find<QAction>(actionName).trigger(); }, path);
}

void AppWindow::answerFileDialog(const std::function<void()>& open, const QString& path)
{
    QTimer timer;
    timer.callOnTimeout([&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer.stop();
        dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    timer.start(10);
    open();
    if (timer.isActive())
        qFatal("no file dialog was opened for %s", qPrintable(path));
}

QString AppWindow::message()
{
    return m_window.messages().count() == 0 ? QString() : find<QLabel>(QStringLiteral("messageText")).text();
}

QImage AppWindow::row(Row row)
{
    auto& grid = find<ImageGrid>(QStringLiteral("triptychGrid"));
    const GridLayout& layout = grid.gridLayout();
    constexpr int lastColumn = 7;
    return grid.grab().toImage().copy(layout.cell(row, 0).united(layout.cell(row, lastColumn)));
}

WindowOptions openRecipe(const Recipe& recipe)
{
    WindowOptions options;
    options.recipe = recipeFile(recipe).toStdString();
    return options;
}

QString recipeFile(const Recipe& recipe)
{
    static int number = 0;
    const QString path = home().path(QStringLiteral("recipe-%1.json").arg(++number));
    QFile file(path);
    const QByteArray text = QByteArray::fromStdString(recipeToJson(recipe));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    return path;
}

Recipe endlessRecipe()
{
    Recipe recipe = smallRecipe();
    recipe.epochs = 1'000;
    return recipe;
}

} // namespace playground
