// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_file.h"

#include <QFile>
#include <QLocale>

namespace playground
{

namespace
{
const QString headingMark = QStringLiteral("## ");

/// Takes the value of a line "KEY: VALUE".
bool takeValue(const QString& line, const QString& key, QString& value)
{
    if (!line.startsWith(key + QLatin1Char(':')))
        return false;
    value = line.mid(key.size() + 1).trimmed();
    return true;
}

QString contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
} // namespace

QList<HelpSection> parseHelp(const QString& text)
{
    QList<HelpSection> sections;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (line.startsWith(headingMark)) {
            sections.append({line.mid(headingMark.size()).trimmed(), {}, {}, {}});
            continue;
        }
        if (sections.isEmpty() || line.trimmed().isEmpty())
            continue;
        HelpSection& section = sections.last();
        if (QString also; takeValue(line, QStringLiteral("also"), also)) {
            for (const QString& word : also.split(QLatin1Char(','), Qt::SkipEmptyParts))
                section.also.append(word.trimmed());
        } else if (!takeValue(line, QStringLiteral("lesson"), section.lesson)) {
            section.text += (section.text.isEmpty() ? QString() : QStringLiteral(" ")) + line.trimmed();
        }
    }
    return sections;
}

QList<HelpSection> readHelp(const QString& folder)
{
    const QString translated
        = contentOf(folder + QLatin1Char('/') + QLocale().name() + QStringLiteral(".md"));
    return parseHelp(translated.isEmpty() ? contentOf(folder + QStringLiteral("/en.md")) : translated);
}

} // namespace playground
