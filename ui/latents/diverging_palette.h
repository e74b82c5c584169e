// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "ui/images/to_qimage.h"

#include <QColor>
#include <QImage>

namespace playground
{

/// Numbers of both signs: zero is paper (inverted: black), -limit and less is `negative`, limit and more
/// `positive`.
struct DivergingPalette {
    float limit = 1;
    QColor negative;
    QColor positive;
    bool inverted = false;
};

/// One channel of one picture.
QImage divergingOf(const ImageBatch& images, int index, int channel, const DivergingPalette& scale);

/// The least number of one digit that is not below `value`: 0.3, 7, 20; 1 for zero.
float roundLimit(float value);

/// The largest magnitude of finite numbers.
float largestMagnitude(const ImageBatch& images);

} // namespace playground
