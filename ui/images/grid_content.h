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
    QString title; ///< a second line is drawn muted
    QString accessibleName;
    std::vector<QImage> pictures; ///< a null or missing one is drawn as a placeholder

    QImage picture(int column) const;
};

/// The pictures of a grid, with their titles and captions.
struct GridContent {
    GridShape shape;
    std::vector<GridRow> rows; ///< shape.rows of them
    QStringList captions;
    QStringList titleSamples; ///< other titles that there must be room for

    /// Between titles and pictures, part of GridShape::titleWidth.
    static constexpr int titleDistance = 12;

    /// The shape with room for the texts in this font.
    GridShape measured(const QFont& font) const;
    /// What a screen reader says of the rows.
    QString spoken() const;

    /// All of it on white, `scale` pixels for one of a picture, the same on any screen.
    QImage toImage(int scale, const QFont& font) const;
    QSize imageSize(int scale) const; ///< of that image
};

/// The width of a text whose digits are all as wide as the widest one.
double tabularWidth(const QFontMetricsF& metrics, const QString& text);
double tabularWidth(const QFontMetricsF& metrics, QChar c);

} // namespace playground
