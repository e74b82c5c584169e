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
struct Look {
    float low = 0;
    float high = 1;
    bool inverted = false;

    bool operator==(const Look&) const = default;
};

/// A pixel that is not a number. Neither a grey nor a step of the error map is pure green.
inline constexpr QRgb nanColor = 0xff00ff00;

/// Picture `index`: three channels as red, green, blue (never inverted), otherwise channel 0 in grey. Values
/// are clamped to low..high, scaled to 0..255 and rounded. Format_RGB32.
QImage pictureOf(const Images& images, int index, const Look& look);

/// One channel in grey.
QImage channelOf(const Images& images, int index, int channel, const Look& look);

/// Latent `index`: its first three channels as red, green and blue, or the first in grey where there are
/// fewer. Latents are scaled to the deviation of the noise, 1: three of it to either side of 0 are drawn.
QImage latentOf(const Images& latents, int index);

std::vector<QImage> picturesOf(const Images& images, const Look& look);

/// The error drawn in the full colour: half the width of the range, the same in every frame, so that errors
/// can be compared between frames and between pictures.
float errorFullScale(const Look& look);

/// Absolute errors, averaged over the channels, from paper (0) over `hue` to its darkest shade
/// (errorFullScale and more); inverted: from black over `hue` to its lightest. Lightness is monotone.
QImage errorMapOf(const Images& errors, int index, const Look& look, const QColor& hue);

std::vector<QImage> errorMapsOf(const Images& errors, const Look& look, const QColor& hue);

} // namespace playground
