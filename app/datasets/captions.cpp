// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/captions.h"

#include "app/datasets/open_file.h"
#include "app/datasets/shown_file_name.h"
#include "models/api/error.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace playground
{

namespace fs = std::filesystem;

namespace
{
constexpr qint64 longestLine = 1 << 20;
constexpr qint64 longestCaptionFile = 64 << 10; // a caption takes a few hundred bytes

/// File name and caption from a line of metadata.jsonl; an empty name if the line is invalid.
std::pair<QString, QString> parsedLine(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return {
        object.value(QLatin1String("file_name")).toString(), object.value(QLatin1String("text")).toString()};
}

std::unique_ptr<QFile> openIfThere(const std::filesystem::path& file)
{
    try {
        return openFile(file);
    } catch (const Error&) {
        return nullptr;
    }
}
} // namespace

const Captions::Names& Captions::namesIn(const fs::path& folder, std::vector<Dataset::Skipped>& skipped)
{
    if (const auto known = m_folders.find(folder.native()); known != m_folders.end())
        return known->second;
    Names& names = m_folders[folder.native()];
    const fs::path path = folder / metadataName;
    const std::unique_ptr<QFile> file = openIfThere(path);
    if (!file)
        return names;
    const std::string shownPath = shownFileName(path.native());
    QByteArray buffer(
        longestLine, Qt::Uninitialized); // QFile::readLine(longestLine) takes as much for each line
    for (int number = 1; !file->atEnd(); ++number) {
        const qint64 length = file->readLine(buffer.data(), buffer.size());
        const QByteArray line = buffer.left(std::max<qint64>(0, length)).trimmed();
        if (line.isEmpty())
            continue;
        const auto [name, caption] = parsedLine(line);
        if (name.isEmpty()) {
            Text why(
                PLAYGROUND_TEXT("models", "Line %1 is not a JSON object with \"file_name\" and \"text\"."),
                {std::to_string(number)});
            why.where = metadataName;
            skipped.push_back({shownPath, std::move(why)});
        } else {
            names[name.toStdString()] = caption;
        }
    }
    return names;
}

std::string Captions::of(const fs::path& picture, std::vector<Dataset::Skipped>& skipped)
{
    const Names& names = namesIn(picture.parent_path(), skipped);
    if (const auto named = names.find(picture.filename().native()); named != names.end())
        return named->second.trimmed().toStdString();
    const std::unique_ptr<QFile> file = openIfThere(besideOf(picture));
    return file ? QString::fromUtf8(file->read(longestCaptionFile)).trimmed().toStdString() : std::string();
}

fs::path Captions::besideOf(const fs::path& picture)
{
    return fs::path(picture).replace_extension(".txt");
}

} // namespace playground
