// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/data/idx.h"

#include <filesystem>
#include <string>
#include <vector>

namespace playground
{

/// A file of pictures and the file of their labels.
struct IdxPair {
    std::filesystem::path images; ///< empty: there is none
    std::filesystem::path labels; ///< empty: there is none
    std::string packedLabels; ///< instead: a file of that name that must be unpacked first, and by what
};

struct IdxSet {
    IdxPair train;
    IdxPair test;
};

/// Finds a set of pictures in IDX files: known by their content, plain or gzip, in the folder and up to three
/// folders deep (as Kaggle packs MNIST, each file lies in a folder of its own name). `place` may also be a
/// file of pictures: of several sets in one folder, that one. Labels go by the name that the pictures' file
/// has, or by their number where there is one such file alone. Throws Error saying what is there instead.
IdxSet findIdxSet(const std::filesystem::path& place);

} // namespace playground
