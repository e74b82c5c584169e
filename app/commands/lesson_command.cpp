// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/lesson_command.h"

#include "app/lessons/lesson_guide.h"
#include "app/session/session.h"
#include "app/training/run_folders.h"
#include "models/api/error.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/question_box.h"
#include "ui/style/translated.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <iostream>

namespace playground
{

namespace
{
constexpr int lookMilliseconds = 50;
constexpr qint64 patienceMilliseconds = 1'800'000; // a step may train for some minutes on a slow machine

QtMessageHandler printMessage = nullptr;

// The platform without a display complains about every change of a window's minimum size.
void dropSizeHints(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (!text.contains(QLatin1String("propagateSizeHints")))
        printMessage(type, context, text);
}

/// Does what a learner would who knows everything.
class Learner : public QObject
{
public:
    Learner(LessonGuide& guide, QuestionBox& question)
        : m_player(guide.player())
        , m_question(question)
    {
        connect(&m_player, &LessonPlayer::failed, this, [this](const Text& why) { end(why.english()); });
        connect(&m_player, &LessonPlayer::stepChanged, this, &Learner::announce);
        connect(&m_timer, &QTimer::timeout, this, &Learner::look);
        m_timer.start(lookMilliseconds);
        announce(m_player.step());
    }

private:
    void announce(int step)
    {
        m_sinceStep.start();
        m_helped = false;
        const auto& steps = m_player.lesson().steps;
        if (step >= 0 && std::size_t(step) < steps.size())
            std::cout << step + 1 << '/' << steps.size() << "  "
                      << steps[std::size_t(step)].title.toStdString()
                      << std::endl; // at once: a step may take minutes
    }

    void look()
    {
        const auto& steps = m_player.lesson().steps;
        if (m_player.step() == int(steps.size()))
            return m_player.mistake() ? end(m_player.mistake()->english()) : end({});
        if (!m_question.isAnswered())
            m_question.answerRight();
        if (m_player.isDone())
            return m_player.next();
        if (!std::exchange(m_helped, true))
            m_player.help();
        if (m_sinceStep.elapsed() > patienceMilliseconds)
            end(m_player.place() + ": The step was not done after 30 minutes.");
    }

    void end(const std::string& mistake)
    {
        m_timer.stop();
        if (!mistake.empty())
            std::cerr << "diffusion-playground: " << mistake << '\n';
        QCoreApplication::exit(mistake.empty() ? 0 : 1);
    }

    LessonPlayer& m_player;
    QuestionBox& m_question;
    QTimer m_timer;
    QElapsedTimer m_sinceStep;
    bool m_helped = false;
};
} // namespace

int runLesson(int& argc, char** argv, const LessonOptions& options)
{
    const QString folder = findLesson(QString::fromStdString(options.lesson));
    const QTemporaryDir home;
    if (!home.isValid())
        throw Error(
            PLAYGROUND_TEXT("models", "No temporary folder: %1."), {home.errorString().toStdString()});
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    runFolders::setRoot(home.filePath(QStringLiteral("runs")));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    printMessage = qInstallMessageHandler(dropSizeHints);
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));

    Preferences preferences;
    preferences.setLanguage(QString::fromStdString(options.language));
    PreviewSettings settings;
    MainWindow window(settings, preferences);
    window.show();
    WindowOptions start;
    start.recipe = readLesson(folder, QString::fromStdString(options.language)).lesson.recipe.toStdString();
    start.threads = options.threads;
    Session session(window, settings, preferences, start);
    LessonGuide guide(window,
        {[&session](const QString& path) { session.opener().openCopy(path); },
            [&session] { return session.isOpening(); }});
    guide.open(folder);
    const Learner learner(guide, *window.findChild<QuestionBox*>());
    return QApplication::exec();
}

} // namespace playground
