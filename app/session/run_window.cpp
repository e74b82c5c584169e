// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run_window.h"

#include "app/lessons/lesson_guide.h"
#include "app/session/export_actions.h"
#include "app/session/quit_signals.h"
#include "app/session/session.h"
#include "app/session/start_guide.h"

#include <QApplication>
#include <QStyleFactory>

#include <iostream>

namespace playground
{

namespace
{
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}
} // namespace

int runWindow(int& argc, char** argv, const WindowOptions& options)
{
    if (!hasDisplay()) {
        std::cerr << "diffusion-playground: no display to open the window on. Without a display, use: "
                     "diffusion-playground train --recipe fashion-basic-unet --run DIR\n";
        return 1;
    }
    QCoreApplication::setApplicationVersion(QStringLiteral(PLAYGROUND_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("diffusion-playground"));
    QApplication application(argc, argv);
    // The only style that follows the palette completely: light and dark look the same on every desktop.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));

    Preferences preferences;
    PreviewSettings settings;
    MainWindow window(settings, preferences);
    window.show();
    Session session(window, settings, preferences, options);
    connectExports(window, session);
    LessonGuide lessons(window,
        {[&session](const QString& path) { session.opener().openCopy(path); },
            [&session] { return session.isOpening(); }});
    QObject::connect(&session.opener(), &DocumentOpener::lessonChosen, &lessons, &LessonGuide::open);
    StartGuide start(window, session.opener(), lessons);
    if (options.run.empty() && options.recipe.empty())
        start.welcomeOnce();
    const QuitSignals quitSignals;
    return QApplication::exec();
}

} // namespace playground
