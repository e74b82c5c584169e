// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace playground
{

/// A set of pictures with labels, held as bytes in memory once and never changed: any thread may read it.
struct Dataset {
    std::string name; ///< catalogue name, e.g. "fashion-mnist"
    int count = 0;
    int channels = 0;
    int height = 0;
    int width = 0;
    std::vector<std::uint8_t> pixels; ///< count x channels x height x width, 0..255
    std::vector<std::uint8_t> labels; ///< count; index into classNames
    std::vector<std::string> classNames;

    std::size_t pixelsPerImage() const
    {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height)
            * static_cast<std::size_t>(width);
    }
};

/// What to load. `folder` empty: look where Debian and torchvision put the files.
struct DatasetRequest {
    std::string name = "fashion-mnist";
    std::string folder;
    bool withTestSet = false; ///< append the test images to the training images (course texts 000, 004)
    int imageSize = 0; ///< height = width after bilinear resizing as torchvision does it; 0 = as stored
    bool operator==(const DatasetRequest&) const = default;
};

/// Reads the whole set; blocking, may take a second. Throws Error naming the file and what to do.
std::shared_ptr<const Dataset> loadDataset(const DatasetRequest& request);

} // namespace playground
