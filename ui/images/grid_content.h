// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/grid_layout.h"

#include <QFontMetricsF>
#include <QImage>
#include <QStringList>

#include <vector>

namespace playground
{

struct GridRow {
    QString title; ///< a second line is drawn in a muted colour
    QString accessibleName;
    std::vector<QImage> pictures; ///< null or missing pictures are drawn as placeholders

    QImage picture(int column) const;
};

/// The pictures of a grid, with their titles and captions.
struct GridContent {
    GridShape shape;
    std::vector<GridRow> rows; ///< shape.rows of them
    QStringList captions;
    QStringList titleSamples; ///< other titles to reserve space for

    /// Between titles and pictures; included in GridShape::titleWidth.
    static constexpr int titleDistance = 12;

    /// The shape with space for the texts in this font.
    GridShape measured(const QFont& font) const;
    /// The rows as text for screen readers.
    QString spoken() const;

    /// The whole grid on white, each picture pixel `scale` x `scale` pixels, independent of the screen.
    QImage toImage(int scale, const QFont& font) const;
    QSize imageSize(int scale) const; ///< of toImage()
};

/// The width of a text with every digit as wide as the widest one.
double tabularWidth(const QFontMetricsF& metrics, const QString& text);
double tabularWidth(const QFontMetricsF& metrics, QChar c);

} // namespace playground
