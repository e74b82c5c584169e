// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/mnist.h"

#include "models/api/error.h"
#include "models/data/idx_labels.h"
#include "models/data/idx_set.h"
#include "models/data/mnist_files.h"
#include "models/data/published_files.h"

#include <algorithm>

namespace playground
{

namespace fs = std::filesystem;

namespace
{

constexpr MnistFamily mnist{"mnist", "MNIST", "MNIST",
    PLAYGROUND_TEXT("models",
        "%1 was not found in %2. Put its four files (train-images-idx3-ubyte.gz etc.) into %3, or choose "
        "their folder.")};

constexpr MnistFamily fashionMnist{"fashion-mnist", "Fashion-MNIST", "FashionMNIST",
    PLAYGROUND_TEXT("models",
        "%1 was not found in %2. Install it (sudo apt install dataset-fashion-mnist), or choose the folder "
        "of its files.")};

constexpr std::uint8_t classCount = 10;

struct Half {
    IdxArray images;
    IdxArray labels;
    fs::path imagesFile;
    Text noLabels; ///< reason why there are none; labels are optional unless training by class
};

Text missing(const MnistFamily& family, const fs::path& folder, std::string_view part, std::size_t dims)
{
    return Text(
        PLAYGROUND_TEXT("models", "%1: %2's file %3-idx%4-ubyte (or .gz) is missing in this folder. Add it."),
        {folder.string(), std::string(family.title), std::string(part), std::to_string(dims)});
}

IdxArray readPart(const MnistFamily& family, const fs::path& folder, std::string_view part, std::size_t dims,
    fs::path& file)
{
    file = findMnistFile(folder, part);
    if (file.empty())
        throw Error(missing(family, folder, part, dims));
    IdxArray array = readIdx(file);
    refuseSwappedFile(file, array, {family.title, part});
    if (array.type != IdxArray::U8 || array.dims.size() != dims) {
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the file contains %2; %3 must be u8 in %4 dimension(s). Choose another file."),
            {file.string(), describeIdx(array), std::string(part), std::to_string(dims)});
    }
    if (array.bytes.empty()) {
        throw Error(PLAYGROUND_TEXT("models", "%1: the file contains no values (%2). Choose another file."),
            {file.string(), describeIdx(array)});
    }
    return array;
}

/// Reads one half of the set; `half` is "train" or "t10k".
Half readHalf(const MnistFamily& family, const fs::path& folder, const std::string& half)
{
    Half result;
    fs::path labelsFile;
    if (findMnistFile(folder, half + "-labels").empty()) {
        result.noLabels = missing(family, folder, half + "-labels", 1);
        result.images = readPart(family, folder, half + "-images", 3, result.imagesFile);
        return result;
    }
    result.labels = readPart(family, folder, half + "-labels", 1, labelsFile);
    result.images = readPart(family, folder, half + "-images", 3, result.imagesFile);
    if (result.images.dims[0] != result.labels.dims[0]) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1 has %2 images but %3 has %4 labels. They do not belong together. Use files of one set."),
            {result.imagesFile.string(), std::to_string(result.images.dims[0]), labelsFile.string(),
                std::to_string(result.labels.dims[0])});
    }
    const auto& labels = result.labels.bytes;
    const auto wrong
        = std::find_if(labels.begin(), labels.end(), [](std::uint8_t l) { return l >= classCount; });
    if (wrong != labels.end()) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: label %2 is %3; labels must be 0 to 9. Download the file again."),
            {labelsFile.string(), std::to_string(wrong - labels.begin()), std::to_string(*wrong)});
    }
    return result;
}

void append(Dataset& set, const Half& more)
{
    const auto& dims = more.images.dims;
    if (dims[1] != static_cast<std::uint32_t>(set.height)
        || dims[2] != static_cast<std::uint32_t>(set.width)) {
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: the test images are %2x%3, the training images %4x%5. They do not belong "
                        "together. Use files of one set."),
            {more.imagesFile.string(), std::to_string(dims[1]), std::to_string(dims[2]),
                std::to_string(set.height), std::to_string(set.width)});
    }
    set.count += static_cast<int>(dims[0]);
    set.pixels.insert(set.pixels.end(), more.images.bytes.begin(), more.images.bytes.end());
    set.labels.insert(set.labels.end(), more.labels.bytes.begin(), more.labels.bytes.end());
}

Dataset load(const MnistFamily& family, const DatasetRequest& request, std::vector<std::string> classNames)
{
    const fs::path folder = findMnistFolder(family, request.folder);
    Half train = readHalf(family, folder, "train");
    requirePictures(train.images, train.imagesFile);
    Dataset set;
    set.count = static_cast<int>(train.images.dims[0]);
    set.channels = 1;
    set.height = static_cast<int>(train.images.dims[1]);
    set.width = static_cast<int>(train.images.dims[2]);
    set.pixels = std::move(train.images.bytes);
    set.labels = std::move(train.labels.bytes);
    set.classNames = std::move(classNames);
    Text noLabels = train.noLabels;
    if (request.withTestSet) {
        const Half test = readHalf(family, folder, "t10k");
        append(set, test);
        noLabels = noLabels.source.empty() ? test.noLabels : noLabels;
    }
    if (!noLabels.source.empty())
        leaveWithoutClasses(set, noLabels);
    return set;
}

} // namespace

Dataset loadMnist(const DatasetRequest& request)
{
    return load(mnist, request, mnistClasses());
}

Dataset loadFashionMnist(const DatasetRequest& request)
{
    return load(fashionMnist, request, fashionMnistClasses());
}

const std::vector<std::string>& mnistClasses()
{
    static const std::vector<std::string> names{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    return names;
}

const std::vector<std::string>& fashionMnistClasses()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const std::string_view name :
            {PLAYGROUND_TEXT("models", "T-shirt/top"), PLAYGROUND_TEXT("models", "Trouser"),
                PLAYGROUND_TEXT("models", "Pullover"), PLAYGROUND_TEXT("models", "Dress"),
                PLAYGROUND_TEXT("models", "Coat"), PLAYGROUND_TEXT("models", "Sandal"),
                PLAYGROUND_TEXT("models", "Shirt"), PLAYGROUND_TEXT("models", "Sneaker"),
                PLAYGROUND_TEXT("models", "Bag"), PLAYGROUND_TEXT("models", "Ankle boot")})
            all.emplace_back(name);
        return all;
    }();
    return names;
}

} // namespace playground
