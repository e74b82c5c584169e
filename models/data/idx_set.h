// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/data/idx.h"

#include <filesystem>

namespace playground
{

/// Loads any set of greyscale pictures in IDX files from the requested folder or file, at their stored size;
/// includes the test pictures if requested and available. Labels, if available, become classes. EMNIST's
/// pictures, which are stored transposed, are turned upright: EMNIST is recognised by the file name. Throws
/// Error if a file is damaged or contains something else.
Dataset loadIdxSet(const DatasetRequest& request);

/// Throws Error unless the array contains pictures: u8 in 3 dimensions, all non-zero, sides up to 32767.
void requirePictures(const IdxArray& array, const std::filesystem::path& file);

} // namespace playground
