// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/picture_store.h"
#include "models/api/dataset.h"

#include <optional>

namespace playground
{

/// The pictures in a folder and those below it, links followed, in the order of their paths, as training
/// images of request.imageSize. Files are known by their content; those that cannot be used are listed in
/// `skipped`; the folders directly below are the classes. Where their bytes go, and when there is no room for
/// them: see PictureStore. Nothing once `shouldContinue` has said no. Any thread; throws Error.
std::optional<Dataset> loadPictureFolder(const DatasetRequest& request,
    const StorageBudget& room = storageBudget(), const ContinueCheck& shouldContinue = {});

} // namespace playground
