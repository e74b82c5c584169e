// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QColor>
#include <QImage>

#include <vector>

namespace playground
{

/// How numbers become ink. Greys as the courses draw them (matplotlib's cmap='Greys', here linear): low is
/// white paper, high is black ink; inverted: low is black, high is white.
struct DisplayRange {
    float low = 0;
    float high = 1;
    bool inverted = false;

    bool operator==(const DisplayRange&) const = default;
};

/// A pixel that is not a number. Neither a grey nor a step of the error map is pure green.
inline constexpr QRgb nanColor = 0xff00ff00;

/// Picture `index`: three channels as red, green, blue (never inverted), otherwise channel 0 in grey. Values
/// are clamped to low..high, scaled to 0..255 and rounded. Format_RGB32.
QImage toQImage(const ImageBatch& images, int index, const DisplayRange& displayRange);

/// One channel in grey.
QImage channelOf(const ImageBatch& images, int index, int channel, const DisplayRange& displayRange);

/// Latent `index`: its first three channels as red, green and blue, or the first in grey where there are
/// fewer. Latents are scaled to the deviation of the noise, 1: three of it to either side of 0 are drawn.
QImage latentOf(const ImageBatch& latents, int index);

std::vector<QImage> picturesOf(const ImageBatch& images, const DisplayRange& displayRange);

/// The error drawn in the full colour: half the width of the range, the same in every frame, so that errors
/// can be compared between frames and between pictures.
float errorFullScale(const DisplayRange& displayRange);

/// Absolute errors, averaged over the channels, from paper (0) over `hue` to its darkest shade
/// (errorFullScale and more); inverted: from black over `hue` to its lightest. Lightness is monotone.
QImage errorMapOf(const ImageBatch& errors, int index, const DisplayRange& displayRange, const QColor& hue);

std::vector<QImage> errorMapsOf(
    const ImageBatch& errors, const DisplayRange& displayRange, const QColor& hue);

} // namespace playground
