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

/// A set of pictures with labels, held as bytes once and never changed: any thread may read it.
struct Dataset {
    std::string name; ///< catalogue name, e.g. "fashion-mnist"
    int count = 0;
    int channels = 0;
    int height = 0;
    int width = 0;
    std::vector<std::uint8_t> pixels; ///< count x channels x height x width, 0..255
    /// The pixels instead, where they are too many for memory: in a mapped file that lives as long as this.
    std::shared_ptr<const std::uint8_t> mapped;
    std::vector<std::uint8_t> labels; ///< count; index into classNames
    std::vector<std::string> classNames;
    Text whyNoClasses; ///< where hasClasses() is false: why, and what would give it some
    std::vector<std::string> captions; ///< one a picture, or none at all

    struct Skipped {
        std::string file; ///< fit to be shown: bytes that are not UTF-8 are written as %E9
        Text why; ///< `where` is the file as people know it in that folder
    };
    std::vector<Skipped> skipped; ///< files of the set's folder that could not be used

    /// For a network that works in an autoencoder's latents; null: it works on the pictures.
    std::shared_ptr<const LatentCodec> codec;
    std::vector<float> latents; ///< count x codec->shape(): the pictures' latents, scaled

    /// Whether the labels say something: a set without classes has one that has no name.
    bool hasClasses() const
    {
        return !classNames.empty() && !(classNames.size() == 1 && classNames.front().empty());
    }
    /// What the network sees: a latent, or a picture.
    ImageShape networkShape() const { return codec ? codec->shape() : ImageShape{channels, height, width}; }
    /// The pixels, wherever they are.
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

/// What to load. `folder` empty: look where Debian and torchvision put the files.
struct DatasetRequest {
    std::string name = "fashion-mnist";
    std::string folder;
    bool withTestSet = false; ///< append the test images to the training images (course texts 000, 004)
    int imageSize = 0; ///< height = width after bilinear resizing as torchvision does it; 0 = as stored

    /// Model directory of the autoencoder that encodes the pictures; empty: they stay pictures.
    std::string vae = {};
    std::string range = "0..1"; ///< in which the autoencoder sees them; matters with `vae` alone
    double scalingFactor = 0; ///< of the latents; 0: 1 / their standard deviation
    std::int64_t vaeWritten = 0; ///< when its weights were, in the file system's clock: others encode anew
    /// How oblong pictures become square: "crop" cuts out the middle, "pad" puts paper beside them.
    std::string fit = "crop";
    int imageWidth = 0; ///< where it is not imageSize: cut out of the middle; 0: it is
    bool operator==(const DatasetRequest&) const = default;
};

/// Whether work that takes long is still wanted; one that is empty always wants it.
using ContinueCheck = std::function<bool()>;

/// Reads a set that models/ cannot read itself. Called on the thread that calls loadDataset(); nothing once
/// the second argument has said no. Throws Error.
using DatasetSource = std::function<std::optional<Dataset>(const DatasetRequest&, const ContinueCheck&)>;

/// For the app, once at the start: who reads the catalogue's "folder" (any picture format) and "emoji" (drawn
/// from a font). Without a source these throw Error when loaded.
void registerDatasetReader(const std::string& name, DatasetSource source);

/// Channels of a set's pictures, known without loading it: 1 for grey, 3 for colour. Throws Error for an
/// unknown name.
int datasetChannels(const std::string& name);

/// Names of a set's classes in the order of its labels, known without loading it; empty for a set whose
/// classes depend on the machine or the folder. Throws Error for an unknown name.
const std::vector<std::string>& datasetClasses(const std::string& name);

/// What encoding a set gave: Dataset's fields of these names.
struct EncodedPictures {
    std::shared_ptr<const LatentCodec> codec;
    std::vector<float> latents;
};

/// The files that were left out of a set, those with the same kind of reason together.
struct LeftOut {
    Text why; ///< the first file's, with its name
    std::vector<std::string> names; ///< of the files, as `Text::where` has them
};
/// The largest group first.
std::vector<LeftOut> leftOutByReason(const Dataset& dataset);

/// Reads the whole set; blocking, may take a second, or several where an autoencoder encodes it.
/// `shouldContinue`, if given, is asked meanwhile; null once it has said no. `encoded`, if given, is what the
/// same request gave before: taken instead of encoding if it has as many pictures. Throws Error naming the
/// file and what to do.
std::shared_ptr<const Dataset> loadDataset(const DatasetRequest& request,
    const ContinueCheck& shouldContinue = {}, const EncodedPictures* encoded = nullptr);

} // namespace playground
