// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/diverging_palette.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr float tolerance = 1e-6F; // treats 0.3 / 0.1 = 3.0000001 as 3
}

QImage divergingOf(const ImageBatch& images, int index, int channel, const DivergingPalette& scale)
{
    const std::size_t plane
        = static_cast<std::size_t>(images.height) * static_cast<std::size_t>(images.width);
    const auto values = images.image(index).subspan(static_cast<std::size_t>(channel) * plane, plane);
    const int zero = scale.inverted ? 0 : 255;
    QImage picture(images.width, images.height, QImage::Format_RGB32);
    std::size_t i = 0;
    for (int y = 0; y < images.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < images.width; ++x, ++i) {
            if (std::isnan(values[i])) {
                line[x] = nanColor;
                continue;
            }
            const float t = std::clamp(values[i] / scale.limit, -1.F, 1.F);
            const QColor& end = t < 0 ? scale.negative : scale.positive;
            const auto part = [&](int to) {
                return static_cast<int>(
                    std::lround(static_cast<float>(zero) + std::abs(t) * static_cast<float>(to - zero)));
            };
            line[x] = qRgb(part(end.red()), part(end.green()), part(end.blue()));
        }
    }
    return picture;
}

float roundLimit(float value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const float power = std::pow(10.F, std::floor(std::log10(value)));
    return std::ceil(value / power * (1 - tolerance)) * power;
}

float largestMagnitude(const ImageBatch& images)
{
    float largest = 0;
    for (const float value : images.values) {
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    }
    return largest;
}

} // namespace playground
