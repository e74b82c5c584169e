// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace playground
{

/// The files of a folder and of those below, hidden ones left out.
struct FilesBelow {
    std::vector<std::filesystem::path> files; ///< relative to the folder, in the order of their bytes
    std::vector<Dataset::Skipped> skipped; ///< folders that cannot be read, links to nothing, pipes
};

/// Walks the folder and, after it, the folders that links lead to. No folder is read twice, so that links in
/// a circle come to an end. Nothing once `shouldContinue` has said no. Throws Error if the folder itself
/// cannot be read or holds more than a million files.
std::optional<FilesBelow> filesBelow(
    const std::filesystem::path& folder, const ContinueCheck& shouldContinue);

} // namespace playground
