// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace playground
{

/// One section of a help file.
struct HelpSection {
    QString heading;
    QStringList also; ///< the line "also: a, b": other words for the heading
    QString lesson; ///< the line "lesson: NAME"
    QString text; ///< plain text
};

/// Parses a help file: "## HEADING", then the optional lines "also:" and "lesson:", then the text. What
/// precedes the first heading is ignored.
QList<HelpSection> parseHelp(const QString& text);

/// Reads `folder`/LANGUAGE.md in the current language, else in English.
QList<HelpSection> readHelp(const QString& folder);

} // namespace playground
