// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/staged_folder.h"

#include "models/api/error.h"

#include <random>
#include <system_error>

namespace playground
{

namespace fs = std::filesystem;

namespace
{
Error folderError(const fs::path& folder, const std::error_code& reason)
{
    return Error(PLAYGROUND_TEXT("models", "%1: cannot be written (%2). Check the path and the disk."),
        {folder.string(), reason.message()});
}
} // namespace

StagedFolder::StagedFolder(const fs::path& folder)
    : m_folder(fs::absolute(folder).lexically_normal())
{
    if (!m_folder.has_filename()) // the path ends with a slash
        m_folder = m_folder.parent_path();
    std::error_code reason;
    if (fs::exists(m_folder, reason)
        && !(fs::is_directory(m_folder, reason) && fs::is_empty(m_folder, reason)))
        throw Error(PLAYGROUND_TEXT("models", "%1: is not empty. Choose a folder that does not exist yet."),
            {folder.string()});
    fs::create_directories(m_folder.parent_path(), reason);
    // In the parent folder, since renaming does not work across file systems.
    std::random_device random;
    m_stage = m_folder.parent_path() / (".playground-" + std::to_string(random()) + ".tmp");
    if (!reason)
        fs::create_directory(m_stage, reason);
    if (reason)
        throw folderError(folder, reason);
}

StagedFolder::~StagedFolder()
{
    std::error_code ignored;
    if (!m_stage.empty())
        fs::remove_all(m_stage, ignored);
}

void StagedFolder::commit()
{
    std::error_code reason;
    fs::rename(m_stage, m_folder, reason); // also replaces an empty folder
    if (reason)
        throw folderError(m_folder, reason);
    m_stage.clear();
}

} // namespace playground
