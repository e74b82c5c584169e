// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace playground
{

/// The files of a folder and its subfolders, without hidden ones.
struct FilesBelow {
    std::vector<std::filesystem::path> files; ///< relative to the folder, sorted bytewise
    std::vector<Dataset::Skipped> skipped; ///< unreadable folders, broken links, pipes
};

/// Walks the folder, then the linked folders. Reads no folder twice, so circular links end. Returns nullopt
/// once `shouldContinue` has returned false. Throws Error if the folder itself cannot be read or holds more
/// than a million files.
std::optional<FilesBelow> filesBelow(
    const std::filesystem::path& folder, const ContinueCheck& shouldContinue);

} // namespace playground
