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

/// What the pictures of a folder are called: from metadata.jsonl beside them (one JSON object a line with
/// "file_name" and "text", as Hugging Face's imagefolder has it), or name.txt beside name.png.
class Captions
{
public:
    /// The caption of the picture `file`, empty if it has none. Reads its folder's metadata.jsonl when first
    /// asked about it; lines and files that cannot be used are added to `skipped`.
    std::string of(const std::filesystem::path& file, std::vector<Dataset::Skipped>& skipped);

    static constexpr auto metadataName = "metadata.jsonl";
    /// The file that may hold a picture's caption.
    static std::filesystem::path besideOf(const std::filesystem::path& picture);

private:
    using Names = std::map<std::string, QString>; ///< file name, in bytes, to caption

    const Names& namesIn(const std::filesystem::path& folder, std::vector<Dataset::Skipped>& skipped);

    std::map<std::string, Names> m_folders;
};

} // namespace playground
