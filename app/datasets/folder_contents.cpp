// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/folder_contents.h"

#include "app/datasets/picture_file.h"
#include "models/api/error.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int maxFiles = 2'000;

bool isRun(const QString& folder)
{
    return QFile::exists(folder + QStringLiteral("/recipe.json"));
}

bool isIdxFile(const QString& name)
{
    return name.contains(QLatin1String("-ubyte")) || name.contains(QLatin1String(".idx"));
}

bool isPicture(const QString& file)
{
    try {
        requirePicture(file.toStdU16String());
        return true;
    } catch (const Error&) {
        return false;
    }
}
} // namespace

FolderContents contentsOf(const QString& folder)
{
    if (isRun(folder))
        return FolderContents::Run;
    const QStringList inner = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (std::any_of(
            inner.begin(), inner.end(), [&](const QString& name) { return isRun(folder + '/' + name); }))
        return FolderContents::Runs;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    for (int i = 0; i < maxFiles && files.hasNext(); ++i) {
        const QString file = files.next();
        if (isIdxFile(files.fileName()))
            return FolderContents::IdxFiles;
        if (isPicture(file))
            return FolderContents::Pictures;
    }
    return FolderContents::Nothing;
}

} // namespace playground
