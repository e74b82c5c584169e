// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_list.h"

#include "app/training/run_folders.h"
#include "models/api/error.h"
#include "models/api/shipped_recipes.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace playground::runList
{

namespace
{
namespace fs = std::filesystem;

QString pictureFile(const QString& run)
{
    return run + QStringLiteral("/picture.png");
}

/// Reads the number of the last step in losses.csv and the mean loss of the last few steps.
void readLosses(RunInfo& run)
{
    QFile file(run.folder + QStringLiteral("/losses.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    constexpr qint64 tail = 8192; // bytes: roughly a hundred steps
    file.seek(std::max<qint64>(0, file.size() - tail));
    const QList<QByteArray> lines = file.readAll().split('\n');
    constexpr qsizetype most = 100;
    double sum = 0;
    int count = 0;
    // Skips the first line, which may be truncated or the header, and the last, which is empty.
    for (qsizetype i = std::max<qsizetype>(1, lines.size() - 1 - most); i < lines.size() - 1; ++i) {
        const QList<QByteArray> columns = lines[i].split(',');
        bool isNumber = columns.size() >= 4;
        const double loss = isNumber ? columns[3].toDouble(&isNumber) : 0;
        if (!isNumber)
            continue;
        run.steps = columns[0].toLongLong();
        sum += loss;
        ++count;
    }
    if (count > 0)
        run.loss = sum / count;
}

QImage readPicture(const QString& run)
{
    QImageReader reader(pictureFile(run), "png");
    const QSize size = reader.size();
    constexpr int longest = 1024; // this program writes small pictures; anything larger is not decoded
    return size.isValid() && size.width() <= longest && size.height() <= longest ? reader.read() : QImage();
}
} // namespace

std::vector<RunInfo> read()
{
    std::vector<RunInfo> runs;
    for (const std::string& folder : runFolders::newestFirst()) {
        if (static_cast<int>(runs.size()) == most)
            break;
        RunInfo run;
        run.folder = QString::fromStdString(folder);
        run.saved = runFolders::savedAt(run.folder);
        try {
            run.recipe = QString::fromStdString(loadRecipe(folder).name);
        } catch (const Error&) {
            run.recipe.clear(); // opening the run reports what is wrong
        }
        readLosses(run);
        run.picture = readPicture(run.folder);
        runs.push_back(std::move(run));
    }
    return runs;
}

void keepPicture(const std::string& runFolder, const QImage& picture)
{
    QSaveFile file(pictureFile(QString::fromStdString(runFolder)));
    if (file.open(QIODevice::WriteOnly) && picture.save(&file, "png"))
        file.commit();
}

std::string rename(const std::string& runFolder, const std::string& name)
{
    const QString wanted = QString::fromStdString(name).trimmed();
    const bool isName = !wanted.isEmpty() && wanted != QLatin1String(".") && wanted != QLatin1String("..")
        && !wanted.contains(QLatin1Char('/'))
        && std::all_of(wanted.begin(), wanted.end(), [](QChar c) { return c.isPrint(); });
    if (!isName)
        throw Error(
            PLAYGROUND_TEXT("models", "\"%1\" is not a valid folder name. Choose another name."), {name});
    const fs::path renamed = fs::path(runFolder).parent_path() / wanted.toStdString();
    std::error_code reason;
    if (renamed == fs::path(runFolder))
        return runFolder;
    if (fs::exists(fs::symlink_status(renamed, reason)))
        throw Error(PLAYGROUND_TEXT("models", "A run named %1 already exists. Choose another name."), {name});
    fs::rename(runFolder, renamed, reason);
    if (reason)
        throw Error(PLAYGROUND_TEXT("models", "%1: cannot be renamed: %2. Choose another name."),
            {runFolder, reason.message()});
    return renamed.string();
}

} // namespace playground::runList
