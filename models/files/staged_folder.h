// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace playground
{

/// A folder created completely or not at all: files are written to path(), and commit() renames it.
class StagedFolder
{
public:
    /// Throws Error if `folder` exists and is not an empty folder, or if its parent is not writable.
    explicit StagedFolder(const std::filesystem::path& folder);
    ~StagedFolder(); ///< removes uncommitted files
    StagedFolder(const StagedFolder&) = delete;
    StagedFolder& operator=(const StagedFolder&) = delete;

    const std::filesystem::path& path() const { return m_stage; }
    void commit(); ///< throws Error

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_stage;
};

} // namespace playground
