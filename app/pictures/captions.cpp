// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/captions.h"

#include "models/api/text.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace playground
{

namespace
{
constexpr qint64 longestLine = 1 << 20;
constexpr qint64 longestCaptionFile = 64 << 10; // a caption takes some hundred bytes

/// A line of metadata.jsonl as file name and caption; an empty name if it is neither.
std::pair<QString, QString> parsedLine(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return {
        object.value(QLatin1String("file_name")).toString(), object.value(QLatin1String("text")).toString()};
}
} // namespace

const Captions::Names& Captions::namesIn(const QString& folder, std::vector<Dataset::Skipped>& skipped)
{
    if (const auto known = m_folders.constFind(folder); known != m_folders.constEnd())
        return *known;
    Names& names = m_folders[folder];
    QFile file(folder + QStringLiteral("/metadata.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        return names;
    QByteArray buffer(
        longestLine, Qt::Uninitialized); // QFile::readLine(longestLine) takes as much for each line
    for (int number = 1; !file.atEnd(); ++number) {
        const qint64 length = file.readLine(buffer.data(), buffer.size());
        const QByteArray line = buffer.left(std::max<qint64>(0, length)).trimmed();
        if (line.isEmpty())
            continue;
        const auto [name, caption] = parsedLine(line);
        if (name.isEmpty())
            skipped.push_back({file.fileName().toStdString(),
                Text(PLAYGROUND_TEXT("models", "Line %1 is no JSON object with \"file_name\" and \"text\"."),
                    {std::to_string(number)})});
        else
            names.insert(name, caption);
    }
    return names;
}

std::string Captions::of(const QString& path, std::vector<Dataset::Skipped>& skipped)
{
    const QFileInfo info(path);
    if (const Names& names = namesIn(info.path(), skipped); names.contains(info.fileName()))
        return names.value(info.fileName()).trimmed().toStdString();
    QFile file(info.path() + QLatin1Char('/') + info.completeBaseName() + QStringLiteral(".txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(longestCaptionFile)).trimmed().toStdString();
}

} // namespace playground
