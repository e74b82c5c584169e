// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <QHash>
#include <QString>

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
    std::string of(const QString& file, std::vector<Dataset::Skipped>& skipped);

private:
    using Names = QHash<QString, QString>; ///< file name to caption

    const Names& namesIn(const QString& folder, std::vector<Dataset::Skipped>& skipped);

    QHash<QString, Names> m_folders;
};

} // namespace playground
