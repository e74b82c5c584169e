// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/brush.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int colourChannels = 3;

/// Greys are drawn in black (high) on white (low), colours as light (high) on a bright background (high).
float paperOf(const ImageBatch& picture, const Brush& brush)
{
    return picture.channels == colourChannels ? brush.high : brush.low;
}

float inkOf(const ImageBatch& picture, const Brush& brush)
{
    return picture.channels == colourChannels ? brush.low : brush.high;
}

double distanceToStroke(QPointF point, QPointF from, QPointF to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0) : 0;
    const QPointF away = point - (from + t * along);
    return std::hypot(away.x(), away.y());
}

float noiseOf(const Brush& brush, std::mt19937_64& random)
{
    if (brush.uniformNoise)
        return std::uniform_real_distribution<float>(brush.low, brush.high)(random);
    return std::normal_distribution<float>()(random);
}
} // namespace

ImageBatch emptyPicture(const ImageBatch& shape, const Brush& brush)
{
    ImageBatch picture{1, shape.channels, shape.height, shape.width, {}};
    picture.values.assign(picture.pixelsPerImage(), paperOf(shape, brush));
    return picture;
}

void paintStroke(ImageBatch& picture, QPointF from, QPointF to, const Brush& brush, std::mt19937_64& random)
{
    const auto plane = static_cast<std::size_t>(picture.height) * static_cast<std::size_t>(picture.width);
    std::size_t pixel = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x, ++pixel) {
            if (distanceToStroke({x + 0.5, y + 0.5}, from, to) > brush.radius)
                continue;
            for (std::size_t channel = 0; channel < static_cast<std::size_t>(picture.channels); ++channel) {
                float& value = picture.values[channel * plane + pixel];
                if (brush.tool == Brush::Tool::Noise)
                    value = (value + noiseOf(brush, random)) / 2;
                else
                    value = brush.tool == Brush::Tool::Draw ? inkOf(picture, brush) : paperOf(picture, brush);
            }
        }
    }
}

} // namespace playground
