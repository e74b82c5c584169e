// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace playground
{

/// What a folder is that somebody drops on the window or names in a dialog.
enum class FolderContents {
    Run, ///< a saved run
    Runs, ///< folders of runs, as the window keeps them
    Pictures, ///< pictures that can be read, here or deeper
    IdxFiles, ///< pictures as MNIST packs them
    Nothing, ///< none of these among the first 2,000 files
};

/// Pictures are known by their first bytes, IDX files by their name (...-ubyte, .idx). Follows no links.
FolderContents contentsOf(const QString& folder);

} // namespace playground
