// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/data/idx.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace playground
{

/// A file of a published set, recognised by its content.
struct KnownFile {
    std::string_view set; ///< "MNIST", "Fashion-MNIST" or "KMNIST"
    std::string_view part; ///< "train-images", "train-labels", "t10k-images" or "t10k-labels"
};

/// Identifies a file by its content, regardless of its name; nothing for unknown data. `array` is the result
/// of readIdx(file).
std::optional<KnownFile> recogniseFile(const std::filesystem::path& file, const IdxArray& array);

/// MNIST and similar sets use the same file names, and proxies have been known to serve one for the other
/// (fashion-mnist issues 107, 131, 132). Throws Error naming the mistake if `file` is a known file other than
/// `expected`.
void refuseSwappedFile(const std::filesystem::path& file, const IdxArray& array, const KnownFile& expected);

} // namespace playground
