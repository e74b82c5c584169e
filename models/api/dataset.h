// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latent_codec.h"
#include "models/api/text.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace playground
{

/// A set of pictures with labels, stored once as bytes and immutable: any thread may read it.
struct Dataset {
    std::string name; ///< catalogue name, e.g. "fashion-mnist"
    int count = 0;
    int channels = 0;
    int height = 0;
    int width = 0;
    std::vector<std::uint8_t> pixels; ///< count x channels x height x width, 0..255
    /// Replaces `pixels` when they do not fit in memory: a memory-mapped file that lives as long as this.
    std::shared_ptr<const std::uint8_t> mapped;
    std::vector<std::uint8_t> labels; ///< count; index into classNames
    std::vector<std::string> classNames;
    Text whyNoClasses; ///< if hasClasses() is false: the reason, and how to get classes
    std::vector<std::string> captions; ///< one per picture, or empty

    struct Skipped {
        std::string file; ///< printable: bytes that are not UTF-8 are written as %E9
        Text why; ///< `where` is the file's name as shown to the user
    };
    std::vector<Skipped> skipped; ///< files in the folder that could not be used

    /// Set for a network that works in an autoencoder's latents; null: it works on pictures.
    std::shared_ptr<const LatentCodec> codec;
    std::vector<float> latents; ///< count x codec->shape(): the latents of the pictures, scaled

    /// False for a set without classes, which has a single class with an empty name.
    bool hasClasses() const
    {
        return !classNames.empty() && !(classNames.size() == 1 && classNames.front().empty());
    }
    /// Shape of the network's input: a latent or a picture.
    ImageShape networkShape() const { return codec ? codec->shape() : ImageShape{channels, height, width}; }
    /// The pixels, in memory or mapped.
    std::span<const std::uint8_t> bytes() const
    {
        return mapped ? std::span(mapped.get(), static_cast<std::size_t>(count) * pixelsPerImage())
                      : std::span(pixels);
    }
    std::size_t pixelsPerImage() const
    {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height)
            * static_cast<std::size_t>(width);
    }
};

/// What to load. Empty `folder`: search where Debian and torchvision install the files.
struct DatasetRequest {
    std::string name = "fashion-mnist";
    std::string folder;
    bool withTestSet = false; ///< append the test images to the training images (NVIDIA DLI course)
    int imageSize = 0; ///< height = width after bilinear resizing as in torchvision; 0 = as stored

    /// Model directory of the autoencoder that encodes the pictures; empty: no encoding.
    std::string vae = {};
    std::string range = "0..1"; ///< value range of the autoencoder's input; used with `vae` only
    double scalingFactor = 0; ///< scaling factor of the latents; 0: 1 / their standard deviation
    std::int64_t vaeWritten = 0; ///< when its weights were modified; a new time triggers re-encoding
    /// How oblong pictures become square: "crop" cuts out the centre, "pad" adds a border.
    std::string fit = "crop";
    int imageWidth = 0; ///< if different from imageSize: width of the centre crop; 0: same as imageSize
    bool operator==(const DatasetRequest&) const = default;
};

/// Polled by long-running work; false: stop. Empty: always continue.
using ContinueCheck = std::function<bool()>;

/// Reads a set that models/ cannot read itself. Called on the thread that calls loadDataset(); returns
/// nothing once the second argument has returned false. Throws Error.
using DatasetSource = std::function<std::optional<Dataset>(const DatasetRequest&, const ContinueCheck&)>;

/// Registers the reader of the catalogue's "folder" (any image format) or "emoji" (drawn from a font). The
/// app calls this once at startup. Without a reader, loading these sets throws Error.
void registerDatasetReader(const std::string& name, DatasetSource source);

/// Channels of a set's pictures, without loading it: 1 for greyscale, 3 for colour. Throws Error for an
/// unknown name.
int datasetChannels(const std::string& name);

/// Class names of a set in label order, without loading it; empty if the classes depend on the machine or the
/// folder. Throws Error for an unknown name.
const std::vector<std::string>& datasetClasses(const std::string& name);

/// Result of encoding a set: Dataset's fields of the same names.
struct EncodedPictures {
    std::shared_ptr<const LatentCodec> codec;
    std::vector<float> latents;
};

/// Files that were skipped, grouped by reason.
struct LeftOut {
    Text why; ///< reason for the first file, with its name
    std::vector<std::string> names; ///< of the files, as in `Text::where`
};
/// Largest group first.
std::vector<LeftOut> leftOutByReason(const Dataset& dataset);

/// Reads the whole set. Blocking: up to a second, or several when an autoencoder encodes it.
/// `shouldContinue`, if given, is polled; returns null once it has returned false. `encoded`, if given, is an
/// earlier result for the same request, reused instead of encoding if its picture count matches. Throws Error
/// naming the file and what to do.
std::shared_ptr<const Dataset> loadDataset(const DatasetRequest& request,
    const ContinueCheck& shouldContinue = {}, const EncodedPictures* encoded = nullptr);

} // namespace playground
