// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/trained_runs.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

namespace playground::trainedRuns
{

namespace
{
namespace fs = std::filesystem;

QString& givenRoot()
{
    static QString folder;
    return folder;
}

/// The folder of the program's file. Commands have no QCoreApplication that knows it.
QString programFolder()
{
    const QFileInfo program(QStringLiteral("/proc/self/exe"));
    return program.exists() ? QFileInfo(program.canonicalFilePath()).path()
                            : QCoreApplication::applicationDirPath();
}

bool isName(const std::string& name)
{
    return !name.empty() && name.find('/') == std::string::npos && name.front() != '.';
}
} // namespace

QString root()
{
    if (!givenRoot().isEmpty())
        return givenRoot();
    return programFolder() + QStringLiteral("/../share/diffusion-playground/trained");
}

void setRoot(const QString& folder)
{
    givenRoot() = folder;
}

std::vector<std::string> names()
{
    std::vector<std::string> found;
    for (const CatalogueEntry& recipe : recipes()) {
        if (!folderOf(recipe.name).empty())
            found.push_back(recipe.name);
    }
    return found;
}

std::string folderOf(const std::string& name)
{
    if (!isName(name))
        return {};
    const fs::path folder = fs::path(root().toStdString()) / name;
    std::error_code ignored;
    return fs::exists(folder / "recipe.json", ignored) ? folder.lexically_normal().string() : std::string();
}

void copy(const std::string& name, const std::string& folder)
{
    std::error_code reason;
    fs::copy(folderOf(name), folder, fs::copy_options::recursive, reason);
    if (reason)
        throw Error(PLAYGROUND_TEXT("models", "%1: cannot be written: %2. Choose another folder."),
            {folder, reason.message()});
    for (const auto& entry :
        fs::recursive_directory_iterator(folder, reason)) // installed files are read-only
        fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add, reason);
}

} // namespace playground::trainedRuns
