// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/grid_layout.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPalette>
#include <QStringList>

#include <vector>

class QPainter;
class QRegion;

namespace playground
{

struct GridRow {
    QString title; ///< a second line is drawn muted
    QString accessibleName;
    std::vector<QImage> pictures; ///< a null or missing one is drawn as a placeholder
};

struct GridContent {
    GridShape shape;
    std::vector<GridRow> rows; ///< shape.rows of them
    QStringList captions;
};

/// The width of a text whose digits are all as wide as the widest one.
double tabularWidth(const QFontMetricsF& metrics, const QString& text);

/// Draws a grid on a screen or into a file. `dpr` is the painter's device pixel ratio.
class GridPainter
{
public:
    GridPainter(QPainter& painter, const GridLayout& layout, qreal dpr, const QPalette& palette);

    void draw(const GridContent& content, const QRegion& dirty);
    /// Around the outside of `rect` (physical pixels), `thickness` in logical pixels.
    void drawFrame(const QRect& rect, int thickness, const QColor& color);

    /// Between titles and pictures, part of GridShape::titleWidth.
    static constexpr int titleDistance = 12;

private:
    void drawCell(const QRect& cell, const QImage& picture);
    void drawTitle(QRectF rect, const QString& title);
    void drawCaptions(const GridContent& content);
    void drawTabular(const QRectF& rect, const QString& text);
    void fillFrame(const QRect& rect, int line, const QColor& color);
    QRectF logical(const QRect& physical) const;

    QPainter& m_painter;
    const GridLayout& m_layout;
    qreal m_dpr;
    const QPalette& m_palette;
};

} // namespace playground
