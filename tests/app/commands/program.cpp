// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/program.h"

#include "tests/app/support/test_main.h"

#include <QDir>
#include <QJsonDocument>

#include <csignal>

namespace playground
{

QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(variable));
    return environment;
}

ProgramResult runProgram(const QStringList& arguments, const QProcessEnvironment& environment)
{
    const QString folder = home().path(QStringLiteral("working"));
    QDir().mkpath(folder);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(folder);
    program.start(QStringLiteral(PLAYGROUND_PROGRAM), arguments);
    constexpr int longest = 240'000; // milliseconds: enough under the sanitizers on a busy machine
    if (!program.waitForFinished(longest) || program.exitStatus() != QProcess::NormalExit)
        return {-1, QString::fromUtf8(program.readAllStandardOutput()), program.errorString()};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
        QString::fromUtf8(program.readAllStandardError())};
}

ProgramResult interruptProgram(const QStringList& arguments, const QByteArray& mark, int signal)
{
    constexpr int longest = 240'000;
    QProcess program;
    program.setProcessEnvironment(bareEnvironment());
    program.start(QStringLiteral(PLAYGROUND_PROGRAM), arguments);
    QByteArray out;
    while (!out.contains(mark)) {
        if (!program.waitForReadyRead(longest))
            return {-1, QString::fromUtf8(out), program.errorString()};
        out += program.readAllStandardOutput();
    }
    ::kill(static_cast<pid_t>(program.processId()), signal);
    if (!program.waitForFinished(longest) || program.exitStatus() != QProcess::NormalExit)
        return {-1, QString::fromUtf8(out), program.errorString()};
    return {program.exitCode(), QString::fromUtf8(out + program.readAllStandardOutput()),
        QString::fromUtf8(program.readAllStandardError())};
}

bool isOneLine(const QString& text)
{
    constexpr int longestLine = 500;
    return text.startsWith(QLatin1String("diffusion-playground: ")) && text.endsWith(QLatin1Char('\n'))
        && text.count(QLatin1Char('\n')) == 1 && text.size() < longestLine;
}

QList<QJsonObject> jsonLines(const QString& text)
{
    QList<QJsonObject> result;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        QJsonParseError error;
        result << QJsonDocument::fromJson(line.toUtf8(), &error).object();
        if (error.error != QJsonParseError::NoError || result.back().isEmpty())
            return {};
    }
    return result;
}

} // namespace playground
