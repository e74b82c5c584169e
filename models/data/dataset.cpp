// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/dataset.h"

#include "models/api/error.h"
#include "models/api/registry.h"
#include "models/api/resize.h"
#include "models/data/idx_set.h"
#include "models/data/latent_encoding.h"
#include "models/data/mnist.h"
#include "models/data/shapes.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

namespace playground
{

namespace
{

constexpr int largestImageSize = 1024;
constexpr std::uint64_t pixelLimit = std::uint64_t(1) << 32;

const std::vector<std::string>& noFixedClasses()
{
    static const std::vector<std::string> none;
    return none;
}

struct Source : CatalogueEntry {
    /// Loads at the stored or the requested size. Returns nothing once the second argument returned false.
    std::optional<Dataset> (*load)(const DatasetRequest&, const ContinueCheck&);
    const std::vector<std::string>& (*classes)() = &noFixedClasses;
    int channels = 1;
};

/// A reader registered by the app: see registerDatasetReader().
class RegisteredReader
{
public:
    void set(const std::string& name, DatasetSource source)
    {
        const std::scoped_lock lock(m_mutex);
        m_sources[name] = std::move(source);
    }
    DatasetSource get(const std::string& name)
    {
        const std::scoped_lock lock(m_mutex);
        return m_sources[name];
    }

private:
    std::mutex m_mutex;
    std::map<std::string, DatasetSource> m_sources;
};

RegisteredReader& provided()
{
    static RegisteredReader sources;
    return sources;
}

std::optional<Dataset> loadProvided(const DatasetRequest& request, const ContinueCheck& shouldContinue)
{
    const DatasetSource load = provided().get(request.name);
    if (!load)
        throw Error(
            PLAYGROUND_TEXT("models", "This program cannot read the data set \"%1\". Choose another."),
            {request.name});
    return load(request, shouldContinue);
}

/// Adapter for a set that loads without polling.
template <Dataset (*Load)(const DatasetRequest&)>
std::optional<Dataset> atOnce(const DatasetRequest& request, const ContinueCheck& /*shouldContinue*/)
{
    return Load(request);
}

/// All built-in sets. To add one, add a line here and the function that reads it.
const Registry<Source>& sources()
{
    static const std::vector<Source> table{
        {{"fashion-mnist", {PLAYGROUND_TEXT("models", "Fashion-MNIST")},
             {PLAYGROUND_TEXT(
                 "models", "70,000 greyscale images of clothing, 28x28, ten classes (Xiao et al. 2017)")}},
            &atOnce<loadFashionMnist>, &fashionMnistClasses},
        {{"mnist", {PLAYGROUND_TEXT("models", "MNIST")},
             {PLAYGROUND_TEXT("models", "70,000 handwritten digits, 28x28 (LeCun et al. 1998)")}},
            &atOnce<loadMnist>, &mnistClasses},
        {{"shapes", {PLAYGROUND_TEXT("models", "Shapes")},
             {PLAYGROUND_TEXT(
                 "models", "14,000 generated shapes, 28x28, ten classes; built in, needs no files")}},
            &atOnce<makeShapes>, &shapeClasses},
        {{"emoji", {PLAYGROUND_TEXT("models", "Emoji")},
             {PLAYGROUND_TEXT(
                 "models", "About 3,600 colour images with names, rendered from the installed emoji font")}},
            &loadProvided, &noFixedClasses, 3},
        {{"folder", {PLAYGROUND_TEXT("models", "Folder of images")},
             {PLAYGROUND_TEXT(
                 "models", "Your own colour images, including subfolders; with captions if available")}},
            &loadProvided, &noFixedClasses, 3},
        {{"idx", {PLAYGROUND_TEXT("models", "IDX files")},
             {PLAYGROUND_TEXT("models",
                 "Your own greyscale images in MNIST's file format, such as EMNIST, KMNIST and QMNIST; with "
                 "labels if available")}},
            &atOnce<loadIdxSet>},
    };
    static const Registry<Source> registry(
        PLAYGROUND_TEXT("models", "Unknown data set \"%1\". Choose one of: %2."), table);
    return registry;
}

void resizeAll(Dataset& set, int size, const std::string& fit)
{
    constexpr std::uint8_t paper = 0; // MNIST and similar sets are light on dark
    const auto edge = static_cast<std::uint64_t>(size);
    const std::uint64_t planes
        = static_cast<std::uint64_t>(set.count) * static_cast<std::uint64_t>(set.channels);
    if (planes * edge * edge > pixelLimit) {
        throw Error(PLAYGROUND_TEXT("models",
                        "%1 images of %2x%2 would need more than 4 GiB. Choose a smaller image_size."),
            {std::to_string(set.count), std::to_string(size)});
    }
    const bool pad = fit == "pad";
    const auto [height, width] = coveringSize(set.height, set.width, size);
    constexpr int mostOblong = 32767; // limit of the resizing code
    if (std::max({set.height, set.width, pad ? 0 : height, pad ? 0 : width}) > mostOblong)
        throw Error(PLAYGROUND_TEXT("models",
                        "The images are %1x%2: too large or too elongated to be resized to %3x%3. Make them "
                        "smaller."),
            {std::to_string(set.height), std::to_string(set.width), std::to_string(size)});
    set.pixels = resizeToSquare(set.pixels, planes, set.height, set.width, size, {pad, paper});
    set.height = size;
    set.width = size;
}

/// Centres each picture in its new size: crops what is larger, fills what is smaller with background.
void centre(Dataset& set, int height, int width)
{
    const std::uint8_t paper = set.channels == 1 ? 0 : 255; // same background as when padding to a square
    const std::span<const std::uint8_t> all = set.bytes();
    const auto size = [](int value) { return static_cast<std::size_t>(value); };
    const std::size_t planes = size(set.count) * size(set.channels);
    const std::size_t rows = size(std::min(height, set.height));
    const std::size_t columns = size(std::min(width, set.width));
    const auto first = [&](std::size_t plane, std::size_t row, int ofHeight, int ofWidth) {
        const std::size_t top = (size(ofHeight) - rows) / 2;
        const std::size_t left = (size(ofWidth) - columns) / 2;
        return (plane * size(ofHeight) + top + row) * size(ofWidth) + left;
    };
    std::vector<std::uint8_t> placed(planes * size(height) * size(width), paper);
    for (std::size_t plane = 0; plane < planes; ++plane) {
        for (std::size_t row = 0; row < rows; ++row) {
            const auto line = all.subspan(first(plane, row, set.height, set.width), columns);
            std::copy(line.begin(), line.end(), placed.data() + first(plane, row, height, width));
        }
    }
    set.pixels = std::move(placed);
    set.mapped = nullptr;
    set.height = height;
    set.width = width;
}

} // namespace

const std::vector<CatalogueEntry>& datasets()
{
    static const std::vector<CatalogueEntry> entries = sources().entries();
    return entries;
}

void registerDatasetReader(const std::string& name, DatasetSource source)
{
    provided().set(name, std::move(source));
}

int datasetChannels(const std::string& name)
{
    return sources().at(name).channels;
}

const std::vector<std::string>& datasetClasses(const std::string& name)
{
    return sources().at(name).classes();
}

std::shared_ptr<const Dataset> loadDataset(
    const DatasetRequest& request, const ContinueCheck& shouldContinue, const EncodedPictures* encoded)
{
    const Source& source = sources().at(request.name);
    if (request.imageSize < 0 || request.imageSize > largestImageSize) {
        throw Error(PLAYGROUND_TEXT("models", "image_size is %1; choose 1 to %2, or 0 for the stored size."),
            {std::to_string(request.imageSize), std::to_string(largestImageSize)});
    }
    if (request.fit != "crop" && request.fit != "pad")
        throw Error(PLAYGROUND_TEXT("models", "dataset.fit: unknown value \"%1\". Choose one of: crop, pad."),
            {request.fit});
    DatasetRequest square = request; // sources support square pictures only
    if (request.imageWidth != 0)
        square.imageSize = request.fit == "pad" ? std::min(request.imageSize, request.imageWidth)
                                                : std::max(request.imageSize, request.imageWidth);
    auto loaded = source.load(square, shouldContinue);
    if (!loaded)
        return nullptr;
    auto set = std::make_shared<Dataset>(std::move(*loaded));
    set->name = source.name;
    if (square.imageSize != 0 && (set->height != square.imageSize || set->width != square.imageSize)) {
        resizeAll(*set, square.imageSize, request.fit);
    }
    if (request.imageWidth != 0)
        centre(*set, request.imageSize, request.imageWidth);
    if (request.vae.empty())
        return set;
    if (encoded
        && encoded->latents.size()
            == static_cast<std::size_t>(set->count) * encoded->codec->shape().values()) {
        set->codec = encoded->codec;
        set->latents = encoded->latents;
    } else if (!encodeAll(set, request, shouldContinue)) {
        return nullptr;
    }
    return set;
}

} // namespace playground
