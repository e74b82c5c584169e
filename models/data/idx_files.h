// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/data/idx.h"

#include <filesystem>
#include <string>
#include <vector>

namespace playground
{

/// An image file and its label file.
struct IdxPair {
    std::filesystem::path images; ///< empty: none
    std::filesystem::path labels; ///< empty: none
    std::string packedLabels; ///< if the label file must be unpacked first: its name and the packer
};

struct IdxSet {
    IdxPair train;
    IdxPair test;
};

/// Finds a set of images in IDX files, detected by content, plain or gzip, in the folder and up to three
/// folders deep (Kaggle's MNIST puts each file into a folder of the same name). `place` may also be an image
/// file, which selects one of several sets in a folder. Labels are matched by the image file's name, or by
/// count if there is only one label file with that count. Throws Error saying what was found instead.
IdxSet findIdxSet(const std::filesystem::path& place);

} // namespace playground
