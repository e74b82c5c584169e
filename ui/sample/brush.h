// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

#include <QPointF>

#include <random>

namespace playground
{

/// A brush that edits the picture as the network will see it.
struct Brush {
    enum class Tool { Draw, Erase, Noise };

    Tool tool = Tool::Draw;
    double radius = 1; ///< in picture pixels
    float low = 0; ///< data range; low is the background of greys, or black in colour pictures
    float high = 1;
    bool uniformNoise = true; ///< uniform over the range; otherwise normal
};

/// An empty picture of `shape`'s size.
ImageBatch emptyPicture(const ImageBatch& shape, const Brush& brush);

/// Draws a straight stroke, including both ends, into picture 0; coordinates in picture pixels, pixel (0, 0)
/// spanning 0 to 1. Noise is mixed half and half with the existing values. NaN pixels remain only outside the
/// stroke.
void paintStroke(ImageBatch& picture, QPointF from, QPointF to, const Brush& brush, std::mt19937_64& random);

} // namespace playground
