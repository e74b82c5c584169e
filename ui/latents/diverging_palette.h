// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "ui/images/to_qimage.h"

#include <QColor>
#include <QImage>

namespace playground
{

/// A diverging scale: zero is white (inverted: black), -limit and below is `negative`, limit and above is
/// `positive`.
struct DivergingPalette {
    float limit = 1;
    QColor negative;
    QColor positive;
    bool inverted = false;
};

/// One channel of one picture.
QImage divergingOf(const ImageBatch& images, int index, int channel, const DivergingPalette& scale);

/// The smallest one-digit number that is not below `value`: 0.3, 7, 20; 1 for zero.
float roundLimit(float value);

/// The maximum absolute value of the finite numbers.
float largestMagnitude(const ImageBatch& images);

} // namespace playground
