// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace playground
{

/// A set published in MNIST's format: four IDX files with the same names.
struct MnistFamily {
    std::string_view name; ///< in the catalogue, e.g. "fashion-mnist"
    std::string_view title; ///< e.g. "Fashion-MNIST"
    std::string_view torchvision; ///< torchvision's folder name, e.g. "FashionMNIST"
    /// Error sentence for a set that was not found. %1: the title, %2: the folders searched, %3: the user's
    /// own folder for it.
    std::string_view missing;
};

/// Folders searched if the request names none, in this order: $PLAYGROUND_DATA, Debian's /usr/share/datasets,
/// the user's data folder, ./data.
std::vector<std::filesystem::path> datasetRoots();

/// The folder that contains the set's train-images: below `folder`, or if that is empty below the first of
/// datasetRoots() that has it. A root may be torchvision's (ROOT/MNIST/raw), have a folder named as in the
/// catalogue (ROOT/mnist), or contain the files directly or in raw/. Throws Error saying where it searched
/// and what to do.
std::filesystem::path findMnistFolder(const MnistFamily& family, const std::filesystem::path& folder);

/// The file `part` ("train-images", "t10k-labels", ...) in a folder; unpacked preferred over .gz, both with
/// "-idx" and ".idx", or inside a folder of that name. Empty if there is none.
std::filesystem::path findMnistFile(const std::filesystem::path& folder, std::string_view part);

} // namespace playground
