// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>

namespace playground
{

/// Result of running the real program.
struct ProgramResult {
    int status = -1; ///< exit status; -1 after a crash or timeout
    QString out;
    QString err;
};

/// This process's environment without a display.
QProcessEnvironment bareEnvironment();

/// Runs the real program in an empty folder.
ProgramResult runProgram(
    const QStringList& arguments, const QProcessEnvironment& environment = bareEnvironment());

/// Runs the program, sends `signal` as soon as `mark` appears on its standard output, and waits until it
/// exits.
ProgramResult interruptProgram(const QStringList& arguments, const QByteArray& mark, int signal);

/// True if `text` is a single error line, as a failed command prints on stderr.
bool isOneLine(const QString& text);

/// Parses JSON lines; empty if any line is not an object.
QList<QJsonObject> jsonLines(const QString& text);

} // namespace playground
