// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <QString>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace playground
{

/// Captions of the pictures in a folder: from metadata.jsonl next to them (one JSON object per line with
/// "file_name" and "text", as in Hugging Face's imagefolder), or from name.txt next to name.png.
class Captions
{
public:
    /// The caption of the picture `file`, empty if it has none. Reads a folder's metadata.jsonl on first use;
    /// unusable lines and files are added to `skipped`.
    std::string of(const std::filesystem::path& file, std::vector<Dataset::Skipped>& skipped);

    static constexpr auto metadataName = "metadata.jsonl";
    /// The .txt file that may hold the picture's caption.
    static std::filesystem::path besideOf(const std::filesystem::path& picture);

private:
    using Names = std::map<std::string, QString>; ///< file name (raw bytes) to caption

    const Names& namesIn(const std::filesystem::path& folder, std::vector<Dataset::Skipped>& skipped);

    std::map<std::string, Names> m_folders;
};

} // namespace playground
