// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/to_qimage.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace playground
{

namespace
{
std::size_t pixelsOf(const ImageBatch& images)
{
    return static_cast<std::size_t>(images.height) * static_cast<std::size_t>(images.width);
}

/// Maps `value` from low..high to 0..255; must not be NaN.
int byteOf(float value, float low, float high)
{
    if (!(high > low))
        return value > low ? 255 : 0;
    const float t = (std::clamp(value, low, high) - low) / (high - low);
    return static_cast<int>(std::lround(t * 255.0f));
}

/// An image whose pixel i, in C order, is colorOf(i).
template <typename ColorOf> QImage paint(const ImageBatch& images, ColorOf colorOf)
{
    QImage result(images.width, images.height, QImage::Format_RGB32);
    std::size_t i = 0;
    for (int y = 0; y < images.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < images.width; ++x, ++i)
            line[x] = colorOf(i);
    }
    return result;
}

QRgb mix(QRgb a, QRgb b, double t)
{
    const auto part = [t](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * t)); };
    return qRgb(part(qRed(a), qRed(b)), part(qGreen(a), qGreen(b)), part(qBlue(a), qBlue(b)));
}

std::array<QRgb, 256> errorColors(QRgb hue, bool inverted)
{
    const QRgb none = inverted ? qRgb(0, 0, 0) : qRgb(255, 255, 255);
    const QRgb most = mix(hue, inverted ? qRgb(255, 255, 255) : qRgb(0, 0, 0), 0.7);
    std::array<QRgb, 256> colors{};
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const double t = static_cast<double>(i) / 255.0;
        colors[i] = t < 0.5 ? mix(none, hue, 2 * t) : mix(hue, most, 2 * t - 1);
    }
    return colors;
}

/// Channels 0, 1, 2 as red, green, blue.
QImage colourOf(const ImageBatch& images, int index, const DisplayRange& displayRange)
{
    const auto values = images.image(index);
    const std::size_t plane = pixelsOf(images);
    return paint(images, [&](std::size_t i) {
        const float r = values[i], g = values[plane + i], b = values[2 * plane + i];
        if (std::isnan(r) || std::isnan(g) || std::isnan(b))
            return nanColor;
        return qRgb(byteOf(r, displayRange.low, displayRange.high),
            byteOf(g, displayRange.low, displayRange.high), byteOf(b, displayRange.low, displayRange.high));
    });
}

template <typename One> std::vector<QImage> all(const ImageBatch& images, One one)
{
    std::vector<QImage> result;
    for (int i = 0; i < images.count; ++i)
        result.push_back(one(i));
    return result;
}
} // namespace

QImage toQImage(const ImageBatch& images, int index, const DisplayRange& displayRange)
{
    return images.channels == 3 ? colourOf(images, index, displayRange)
                                : channelOf(images, index, 0, displayRange);
}

QImage latentOf(const ImageBatch& latents, int index)
{
    const DisplayRange displayRange{-3, 3, /*inverted=*/true};
    return latents.channels < 3 ? channelOf(latents, index, 0, displayRange)
                                : colourOf(latents, index, displayRange);
}

QImage channelOf(const ImageBatch& images, int index, int channel, const DisplayRange& displayRange)
{
    const std::size_t plane = pixelsOf(images);
    const auto values = images.image(index).subspan(static_cast<std::size_t>(channel) * plane, plane);
    return paint(images, [&](std::size_t i) {
        if (std::isnan(values[i]))
            return nanColor;
        const int byte = byteOf(values[i], displayRange.low, displayRange.high);
        const int grey = displayRange.inverted ? byte : 255 - byte;
        return qRgb(grey, grey, grey);
    });
}

std::vector<QImage> picturesOf(const ImageBatch& images, const DisplayRange& displayRange)
{
    return all(images, [&](int i) { return toQImage(images, i, displayRange); });
}

float errorFullScale(const DisplayRange& displayRange)
{
    return (displayRange.high - displayRange.low) / 2;
}

QImage errorMapOf(const ImageBatch& errors, int index, const DisplayRange& displayRange, const QColor& hue)
{
    const auto colors = errorColors(hue.rgb(), displayRange.inverted);
    const auto values = errors.image(index);
    const std::size_t plane = pixelsOf(errors);
    const auto channels = static_cast<std::size_t>(errors.channels);
    return paint(errors, [&](std::size_t i) {
        float sum = 0;
        for (std::size_t c = 0; c < channels; ++c)
            sum += values[c * plane + i];
        const float mean = sum / static_cast<float>(channels);
        if (std::isnan(mean))
            return nanColor;
        return colors[static_cast<std::size_t>(byteOf(mean, 0, errorFullScale(displayRange)))];
    });
}

std::vector<QImage> errorMapsOf(const ImageBatch& errors, const DisplayRange& displayRange, const QColor& hue)
{
    return all(errors, [&](int i) { return errorMapOf(errors, i, displayRange, hue); });
}

} // namespace playground
