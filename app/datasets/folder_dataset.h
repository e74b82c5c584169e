// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/picture_store.h"
#include "models/api/dataset.h"

#include <optional>

namespace playground
{

/// Training images of request.imageSize from a folder and its subfolders, following links, sorted by path.
/// File types are detected by content; unusable files are listed in `skipped`; the top-level subfolders are
/// the classes. PictureStore holds the pixels and fails if there is not enough space. Returns nullopt once
/// `shouldContinue` has returned false. Any thread; throws Error.
std::optional<Dataset> loadPictureFolder(const DatasetRequest& request,
    const StorageBudget& room = storageBudget(), const ContinueCheck& shouldContinue = {});

} // namespace playground
