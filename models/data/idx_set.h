// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/data/idx.h"

#include <filesystem>

namespace playground
{

/// Any set of grey pictures in IDX files, in the folder or file that the request names, at the size they are
/// stored in; the test pictures too where it asks for them and there are any. Labels become classes where
/// there are any. EMNIST's pictures, which its files hold transposed, are turned upright: it is known by the
/// file's name. Throws Error if a file is damaged or holds something else.
Dataset loadIdxSet(const DatasetRequest& request);

/// Throws Error unless the array holds pictures: u8 of 3 dimensions, none of them 0, sides up to 32767.
void requirePictures(const IdxArray& array, const std::filesystem::path& file);

} // namespace playground
