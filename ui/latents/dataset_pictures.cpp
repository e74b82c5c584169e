// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/dataset_pictures.h"

#include <algorithm>
#include <array>

namespace playground
{

namespace
{
constexpr int samplesAcross
    = 4; // maximum samples per thumbnail pixel in each direction; pictures may be large

/// A width x height picture whose pixels are means of `step` x `step` pixels of the data set's picture.
QImage reduced(const Dataset& dataset, int index, int step, const DisplayRange& displayRange)
{
    const std::uint8_t* first
        = dataset.bytes().data() + static_cast<std::size_t>(index) * dataset.pixelsPerImage();
    const auto at = [&](int channel, int x, int y) {
        return int{first[(channel * dataset.height + y) * dataset.width + x]};
    };
    const int stride = std::max(1, step / samplesAcross);
    QImage picture(dataset.width / step, dataset.height / step, QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            std::array<int, 3> sums{};
            int samples = 0;
            for (int v = y * step; v < (y + 1) * step; v += stride)
                for (int u = x * step; u < (x + 1) * step; u += stride, ++samples)
                    for (int c = 0; c < 3; ++c)
                        sums[static_cast<std::size_t>(c)] += at(dataset.channels == 3 ? c : 0, u, v);
            for (int& sum : sums)
                sum = dataset.channels == 3 || displayRange.inverted ? sum / samples : 255 - sum / samples;
            line[x] = qRgb(sums[0], sums[1], sums[2]);
        }
    }
    return picture;
}
} // namespace

QImage toQImage(const Dataset& dataset, int index, const DisplayRange& displayRange)
{
    return reduced(dataset, index, 1, displayRange);
}

QImage thumbnailOf(const Dataset& dataset, int index, int side, const DisplayRange& displayRange)
{
    const int longer = std::max(dataset.width, dataset.height);
    const int step = std::max(1, (longer + side - 1) / std::max(1, side));
    return reduced(dataset, index, std::min({step, dataset.width, dataset.height}), displayRange);
}

QString nameOf(const Dataset& dataset, int index)
{
    const auto i = static_cast<std::size_t>(index);
    QString name;
    if (i < dataset.captions.size())
        name = QString::fromStdString(dataset.captions[i]);
    else if (i < dataset.labels.size() && dataset.labels[i] < dataset.classNames.size())
        name = QString::fromStdString(dataset.classNames[dataset.labels[i]]);
    const QString number = QStringLiteral("#%1").arg(index);
    return name.isEmpty() ? number : QStringLiteral("%1 · %2").arg(number, name);
}

} // namespace playground
