// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace playground
{

/// A folder that comes to be as a whole or not at all: files are put into path(), commit() gives it its name.
class StagedFolder
{
public:
    /// Throws Error if `folder` exists and is not an empty folder, or there is no place beside it.
    explicit StagedFolder(const std::filesystem::path& folder);
    ~StagedFolder(); ///< removes what was not committed
    StagedFolder(const StagedFolder&) = delete;
    StagedFolder& operator=(const StagedFolder&) = delete;

    const std::filesystem::path& path() const { return m_stage; }
    void commit(); ///< throws Error

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_stage;
};

} // namespace playground
