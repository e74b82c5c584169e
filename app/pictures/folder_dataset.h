// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

namespace playground
{

/// The pictures in a folder and those below it, in the order of their paths, as training images of
/// request.imageSize. Files that cannot be used are listed in `skipped`; the folders directly below are the
/// classes. All bytes are held in memory: more than pictureMemoryLimit() is refused in numbers. Any thread;
/// throws Error.
Dataset loadPictureFolder(const DatasetRequest& request);

/// Bytes: half of the machine's memory, at most 8 GiB.
std::uint64_t pictureMemoryLimit();

} // namespace playground
