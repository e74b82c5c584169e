// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>

namespace playground
{

/// What the real program did with some arguments.
struct ProgramResult {
    int status = -1; ///< exit status; -1 if it crashed or did not end
    QString out;
    QString err;
};

/// This process' environment without a display.
QProcessEnvironment bareEnvironment();

/// Runs the real program in an empty folder.
ProgramResult runProgram(
    const QStringList& arguments, const QProcessEnvironment& environment = bareEnvironment());

/// Runs it, sends `signal` as soon as `mark` stands on its standard output, and waits for its end.
ProgramResult interruptProgram(const QStringList& arguments, const QByteArray& mark, int signal);

/// Whether `text` is the one line on stderr that a failed command leaves.
bool isOneLine(const QString& text);

/// JSON lines; empty if a line is not an object.
QList<QJsonObject> jsonLines(const QString& text);

} // namespace playground
