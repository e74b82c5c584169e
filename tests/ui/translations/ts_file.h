// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace playground
{

/// One entry of a .ts file.
struct TsMessage {
    QString context;
    QString source;
    QString comment;
    bool numerus = false; ///< counts something: its source holds %n
    QString state; ///< the translation's "type": empty when finished
    QStringList forms; ///< one text, or one for each plural

    /// What lupdate tells two entries apart by; fit to be read in a failure.
    QString key() const { return context + QLatin1String(" | ") + source + QLatin1String(" | ") + comment; }
};

/// All entries of a .ts file; empty and `error` said if it cannot be read.
QList<TsMessage> readTsFile(const QString& path, QString& error);

} // namespace playground
