// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/grid_content.h"

#include <QPalette>

class QPainter;
class QRegion;

namespace playground
{

/// Draws a grid on screen or into a file. `dpr` is the painter's device pixel ratio.
class GridPainter
{
public:
    GridPainter(QPainter& painter, const GridLayout& layout, qreal dpr, const QPalette& palette);

    void draw(const GridContent& content, const QRegion& dirty);
    /// Draws around `rect` (physical pixels); `thickness` in logical pixels.
    void drawFrame(const QRect& rect, int thickness, const QColor& color);

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
