// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace playground
{

/// A file in a few bytes may claim to be a picture of any size: more than this is refused before decoding.
inline constexpr int largestSide = 16384;
inline constexpr int largestMegapixels = 64;

/// Sets how many MiB Qt may allocate for one picture, for formats that do not tell their size beforehand, and
/// keeps libtiff from writing to stderr. Once, before the first picture.
void prepareToReadPictures();

/// Throws Error with the reason, without the name, unless the file is, by its first bytes, a picture of a
/// format that Qt and its plug-ins read here. Decodes nothing.
void requirePicture(const std::filesystem::path& file);

/// Reads a picture of any format that Qt reads, known by its content, turned upright as its EXIF data says,
/// on white where it is transparent, of an animation the first frame: RGB32. Throws Error naming it and
/// saying why not: unreadable, larger than the limits above, with its shorter side below `smallest` pixels,
/// or cut off.
QImage readPicture(const std::filesystem::path& file, int smallest);

/// The picture's transparency laid on white paper: RGB32.
QImage onWhite(const QImage& picture);

/// The picture as a training image, `size` x `size`: shorter side resized to `size` and the middle cut out,
/// to the bit what torchvision.transforms.Resize(size) (bilinear, on a PIL image) and CenterCrop(size) do
/// (text 003), or padded with white to a square first. Red plane, green plane, blue plane.
std::vector<std::uint8_t> trainingImage(const QImage& picture, int size, bool pad = false);

} // namespace playground
