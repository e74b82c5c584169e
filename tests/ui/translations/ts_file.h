// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace playground
{

/// An entry of a .ts file.
struct TsMessage {
    QString context;
    QString source;
    QString comment;
    bool numerus = false; ///< the source contains %n
    QString state; ///< the translation's "type"; empty if finished
    QStringList forms; ///< one text, or one per plural form

    /// The key by which lupdate distinguishes entries, for test failures.
    QString key() const { return context + QLatin1String(" | ") + source + QLatin1String(" | ") + comment; }
};

/// All entries of a .ts file; empty with the reason in `error` if it cannot be read.
QList<TsMessage> readTsFile(const QString& path, QString& error);

} // namespace playground
