// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/data/idx.h"

#include <filesystem>
#include <string>
#include <vector>

namespace playground
{

/// The values of an IDX label file: integers, [N], or [N,M] with the class in the first column (QMNIST, arXiv
/// 1905.10498). Throws Error naming the file.
std::vector<std::int32_t> readIdxLabels(const std::filesystem::path& file);

/// Converts labels to the set's classes, in ascending order of their values. Class names come from
/// `imagesFile` (by its file name) and `known`, the published set's name, if any; else the names are the
/// values. With more than 256 different values, the set has no classes and stores the reason.
void nameIdxClasses(Dataset& set, const std::vector<std::int32_t>& labels, const std::string& imagesFile,
    std::string_view known);

/// Marks the set as having no classes, with the reason.
void leaveWithoutClasses(Dataset& set, Text why);

} // namespace playground
