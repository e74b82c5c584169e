// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace playground
{

/// The kind of a folder that was dropped on the window or chosen in a dialog.
enum class FolderContents {
    Run, ///< a saved run
    Runs, ///< several run folders, such as the window's own
    Pictures, ///< readable pictures, here or in subfolders
    IdxFiles, ///< MNIST's file format
    Nothing, ///< none of these among the first 2,000 files
};

/// Recognises pictures by their first bytes and IDX files by their name (...-ubyte, .idx). Does not follow
/// links.
FolderContents contentsOf(const QString& folder);

} // namespace playground
