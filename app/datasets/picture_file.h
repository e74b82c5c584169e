// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace playground
{

/// Limit of a side, in pixels: a tiny file may claim any size, so larger pictures are refused before
/// decoding.
inline constexpr int largestSide = 16384;
inline constexpr int largestMegapixels = 64;

/// Limits how much memory Qt may allocate for one picture, for formats whose header does not state the size,
/// and stops libtiff from writing to stderr. Call once, before the first picture.
void prepareToReadPictures();

/// Checks by the first bytes that the file is a picture in a format that Qt and its installed plug-ins can
/// read. Decodes nothing. Throws Error with the reason but without the file name.
void requirePicture(const std::filesystem::path& file);

/// Reads a picture in any format that Qt supports, detected by content: rotated as its EXIF data says,
/// composited on white, the first frame of an animation; RGB32. Throws Error naming the file and the reason:
/// unreadable, larger than the limits above, shorter side below `smallest` pixels, or truncated.
QImage readPicture(const std::filesystem::path& file, int smallest);

/// Composites a transparent picture on white: RGB32.
QImage onWhite(const QImage& picture);

/// The picture as a training image of `size` x `size`. Resizes the shorter side to `size` and crops the
/// centre, bit-identical to torchvision.transforms.Resize(size) (bilinear, on a PIL image) and
/// CenterCrop(size), as in lansinuote's VAE; with `pad`, pads it with white to a square first. Layout: red,
/// green, blue planes.
std::vector<std::uint8_t> trainingImage(const QImage& picture, int size, bool pad = false);

} // namespace playground
