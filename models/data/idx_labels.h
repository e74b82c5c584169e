// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/data/idx.h"

#include <filesystem>
#include <string>
#include <vector>

namespace playground
{

/// The values of an IDX file of labels: whole numbers, [N], or [N,M] of which the first column is the class
/// (QMNIST, arXiv 1905.10498). Throws Error naming the file.
std::vector<std::int32_t> readIdxLabels(const std::filesystem::path& file);

/// Turns labels into the set's classes, in the order of their values. `imagesFile`, by its name, and `known`,
/// the published set it is of or nothing, say what the classes are called; else they are their values. More
/// than 256 different ones: the set is left without classes and says why.
void nameIdxClasses(Dataset& set, const std::vector<std::int32_t>& labels, const std::string& imagesFile,
    std::string_view known);

/// Leaves the set without classes.
void leaveWithoutClasses(Dataset& set, Text why);

} // namespace playground
