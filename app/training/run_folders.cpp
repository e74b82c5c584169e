// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_folders.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

namespace playground::runFolders
{

namespace
{
QString checkpointOf(const QString& run)
{
    return run + QStringLiteral("/checkpoint/checkpoint.safetensors");
}

QString recipeNameOf(const QString& run)
{
    QFile file(run + QStringLiteral("/recipe.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 longest = 1 << 20; // a recipe takes only a few hundred bytes
    return QJsonDocument::fromJson(file.read(longest)).object().value(QLatin1String("name")).toString();
}

QString& givenRoot()
{
    static QString folder;
    return folder;
}
} // namespace

QString root()
{
    if (!givenRoot().isEmpty())
        return givenRoot();
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/runs");
}

void setRoot(const QString& folder)
{
    givenRoot() = folder;
}

QString fresh(const QString& recipeName)
{
    QString name = recipeName;
    name.replace(QRegularExpression(QStringLiteral("[^\\w.-]+")), QStringLiteral("-"));
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    const QString base = root() + QLatin1Char('/') + time + QLatin1Char('-') + name.left(60);
    QString folder = base;
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = base + QLatin1Char('-') + QString::number(i);
    return folder;
}

std::string copyOf(const std::string& folder)
{
    const QString name = QFileInfo(QString::fromStdString(folder)).fileName();
    return (root() + QLatin1Char('/') + name + QStringLiteral("-copy")).toStdString();
}

std::optional<std::string> claim(const std::string& wanted)
{
    namespace fs = std::filesystem;
    std::error_code reason;
    fs::create_directories(fs::path(wanted).parent_path(), reason);
    std::string folder = wanted;
    for (int i = 2; !fs::create_directory(folder, reason);
         ++i) { // atomic: creates the folder or returns false if it exists
        if (reason)
            return std::nullopt;
        folder = wanted + '-' + std::to_string(i);
    }
    return folder;
}

std::vector<std::string> newestFirst()
{
    std::vector<std::pair<QDateTime, std::string>> saved;
    const auto folders = QDir(root()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        const QFileInfo checkpoint(checkpointOf(folder.filePath()));
        if (checkpoint.exists())
            saved.emplace_back(checkpoint.lastModified(), folder.filePath().toStdString());
    }
    std::sort(saved.begin(), saved.end(), std::greater<>());
    std::vector<std::string> runs;
    for (auto& [time, folder] : saved)
        runs.push_back(std::move(folder));
    return runs;
}

QDateTime savedAt(const QString& folder)
{
    return QFileInfo(checkpointOf(folder)).lastModified();
}

QString latest()
{
    const std::vector<std::string> runs = newestFirst();
    return runs.empty() ? QString() : QString::fromStdString(runs.front());
}

std::string latestOf(const std::string& recipeName)
{
    const QString wanted = QString::fromStdString(recipeName);
    for (std::string& run : newestFirst()) {
        if (recipeNameOf(QString::fromStdString(run)) == wanted)
            return std::move(run);
    }
    return {};
}

} // namespace playground::runFolders
