// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QColor>
#include <QImage>

#include <vector>

namespace playground
{

/// Maps values to greys like matplotlib's cmap='Greys', but linear: low is white, high is black; inverted:
/// low is black, high is white.
struct DisplayRange {
    float low = 0;
    float high = 1;
    bool inverted = false;

    bool operator==(const DisplayRange&) const = default;
};

/// Colour of NaN pixels. Pure green is neither a grey nor in the error map.
inline constexpr QRgb nanColor = 0xff00ff00;

/// Picture `index`: three channels as red, green, blue (never inverted), otherwise channel 0 in grey. Values
/// are clamped to low..high, scaled to 0..255 and rounded. Format_RGB32.
QImage toQImage(const ImageBatch& images, int index, const DisplayRange& displayRange);

/// One channel in grey.
QImage channelOf(const ImageBatch& images, int index, int channel, const DisplayRange& displayRange);

/// Latent `index`: its first three channels as red, green, blue, or channel 0 in grey if there are fewer.
/// Latents are scaled to unit standard deviation; the display range is -3..3.
QImage latentOf(const ImageBatch& latents, int index);

std::vector<QImage> picturesOf(const ImageBatch& images, const DisplayRange& displayRange);

/// The error shown in full colour: half the width of the range. It is the same in every frame, so errors are
/// comparable between frames and pictures.
float errorFullScale(const DisplayRange& displayRange);

/// Absolute errors averaged over the channels, from white (0) through `hue` to its darkest shade
/// (errorFullScale and above); inverted: from black through `hue` to its lightest. Lightness is monotone.
QImage errorMapOf(const ImageBatch& errors, int index, const DisplayRange& displayRange, const QColor& hue);

std::vector<QImage> errorMapsOf(
    const ImageBatch& errors, const DisplayRange& displayRange, const QColor& hue);

} // namespace playground
