// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/idx_set.h"

#include "models/api/error.h"
#include "models/data/idx_files.h"
#include "models/data/idx_labels.h"
#include "models/data/published_files.h"

#include <algorithm>
#include <cctype>

namespace playground
{

namespace fs = std::filesystem;

namespace
{
std::string lowerName(const fs::path& file)
{
    std::string name = file.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

IdxArray readPictures(const fs::path& file)
{
    const IdxHead head = peekIdx(file);
    if (head.array.dims.size() > 3)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: contains %2; only greyscale images u8 NxHxW are supported. For colour images, "
                        "put image files into a folder and choose the data set \"folder\"."),
            {file.string(), describeIdx(head.array)});
    IdxArray array = readIdx(file);
    requirePictures(array, file);
    return array;
}

/// Transposes every picture.
void transpose(IdxArray& pictures)
{
    const std::size_t height = pictures.dims[1];
    const std::size_t width = pictures.dims[2];
    std::vector<std::uint8_t> turned(pictures.bytes.size());
    for (std::size_t at = 0; at < turned.size(); at += height * width) {
        for (std::size_t y = 0; y < height; ++y) {
            for (std::size_t x = 0; x < width; ++x)
                turned[at + x * height + y] = pictures.bytes[at + y * width + x];
        }
    }
    pictures.bytes = std::move(turned);
    std::swap(pictures.dims[1], pictures.dims[2]);
}

void append(Dataset& set, const IdxArray& pictures, const fs::path& file)
{
    const auto height = static_cast<int>(pictures.dims[1]);
    const auto width = static_cast<int>(pictures.dims[2]);
    if (set.count > 0 && (height != set.height || width != set.width))
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the test images are %2x%3, the training images %4x%5. They do not belong "
                        "together. Use files of one set."),
            {file.string(), std::to_string(height), std::to_string(width), std::to_string(set.height),
                std::to_string(set.width)});
    set.height = height;
    set.width = width;
    set.count += static_cast<int>(pictures.dims[0]);
    set.pixels.insert(set.pixels.end(), pictures.bytes.begin(), pictures.bytes.end());
}

/// Label information, once the parts of a set have been read.
struct Labels {
    std::vector<std::int32_t> values;
    Text missing; ///< why there are none
    std::string known; ///< name of the published set the pictures belong to
};

void readPart(const IdxPair& pair, Dataset& set, Labels& labels)
{
    IdxArray pictures = readPictures(pair.images);
    if (const auto known = recogniseFile(pair.images, pictures))
        labels.known = known->set;
    if (lowerName(pair.images).find("emnist") != std::string::npos)
        transpose(pictures);
    append(set, pictures, pair.images);
    if (pair.labels.empty()) {
        labels.missing = pair.packedLabels.empty()
            ? Text(PLAYGROUND_TEXT("models",
                       "%1 has no label file next to it (e.g. train-labels-idx1-ubyte). Add it, or turn off "
                       "class conditioning."),
                {pair.images.string()})
            : Text(PLAYGROUND_TEXT("models",
                       "The labels are compressed: %1. Unpack them first, or turn off class conditioning."),
                {pair.packedLabels});
        return;
    }
    const std::vector<std::int32_t> values = readIdxLabels(pair.labels);
    if (values.size() != pictures.dims[0])
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1 has %2 images but %3 has %4 labels. They do not belong together. Use files of one set."),
            {pair.images.string(), std::to_string(pictures.dims[0]), pair.labels.string(),
                std::to_string(values.size())});
    labels.values.insert(labels.values.end(), values.begin(), values.end());
}
} // namespace

void requirePictures(const IdxArray& array, const fs::path& file)
{
    constexpr std::uint32_t longestSide = 32767; // limit of the resizing code
    if (array.type != IdxArray::U8 || array.dims.size() != 3)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the file contains %2; greyscale images must be u8 NxHxW. Choose another file."),
            {file.string(), describeIdx(array)});
    if (array.bytes.empty())
        throw Error(PLAYGROUND_TEXT("models", "%1: the file contains no values (%2). Choose another file."),
            {file.string(), describeIdx(array)});
    if (array.dims[1] > longestSide || array.dims[2] > longestSide)
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: the file contains %2; image sides are limited to %3 pixels. Make the images smaller."),
            {file.string(), describeIdx(array), std::to_string(longestSide)});
}

Dataset loadIdxSet(const DatasetRequest& request)
{
    if (request.folder.empty())
        throw Error(
            PLAYGROUND_TEXT("models", "The data set \"idx\" needs a folder or a file: set dataset.folder."),
            {});
    const IdxSet files = findIdxSet(request.folder);
    Dataset set;
    set.channels = 1;
    Labels labels;
    readPart(files.train, set, labels);
    if (request.withTestSet && !files.test.images.empty())
        readPart(files.test, set, labels);
    if (labels.missing.source.empty())
        nameIdxClasses(set, labels.values, lowerName(files.train.images), labels.known);
    else
        leaveWithoutClasses(set, labels.missing);
    return set;
}

} // namespace playground
