// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QPointF>

#include <random>

namespace playground
{

/// What the mouse does to a picture, as the network will see it.
struct Brush {
    enum class Tool { Draw, Erase, Noise };

    Tool tool = Tool::Draw;
    double radius = 1; ///< in pixels of the picture
    float low = 0; ///< the data range: paper, or black where there are colours
    float high = 1;
    bool uniformNoise = true; ///< uniform over the range; otherwise normal
};

/// A picture of `shape`'s size with nothing on it.
ImageBatch emptyPicture(const ImageBatch& shape, const Brush& brush);

/// Draws a straight stroke, both ends included, into picture 0; coordinates in pixels of the picture, pixel
/// (0, 0) reaching from 0 to 1. Noise is mixed half and half with what is there. Pixels that are not a number
/// before stay so only where the stroke does not reach.
void paintStroke(ImageBatch& picture, QPointF from, QPointF to, const Brush& brush, std::mt19937_64& random);

} // namespace playground
