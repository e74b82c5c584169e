// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_history.h"

#include <QRect>
#include <QSize>

#include <vector>

namespace playground
{

/// Picture positions in a film strip, in physical pixels from the viewport's corner (unscrolled). Each row
/// has two lines, x_t above its prediction; each step is placed at its noise level, from 1 (left) to 0
/// (right), so that rows of different samplers are aligned.
class FilmLayout
{
public:
    enum Line { Noised, Predicted };

    struct Shape {
        QSize picture{28, 28}; ///< in picture pixels
        int rows = 1;
        int titleWidth = 0; ///< logical pixels, like all lengths below
        int titleHeight = 0; ///< minimum row height, for the texts next to it
        int axisHeight = 0;
        QSize viewport;
        int scale = 0; ///< physical pixels per picture pixel; 0: as large as fits
    };

    FilmLayout(const Shape& shape, qreal dpr);

    int scale() const { return m_scale; } ///< physical pixels per picture pixel
    int height() const { return m_height; } ///< total; scrolled if larger than the viewport
    int rowHeight() const { return m_rowHeight; } ///< including the gap to the next row
    QRect cell(int row, Line line, double amount) const;
    QRect title(int row) const;
    QRect axis() const; ///< from the centre of the first picture to the centre of the last
    int centre(double amount) const; ///< of the pictures at this noise level
    double amountAt(int x) const; ///< clamped to 0..1
    int rowAt(int y) const; ///< clamped to the rows

    /// The steps of a row that can be drawn without overlap: the first, the finished picture, and every step
    /// between them that fits. Later steps never move those already shown.
    std::vector<int> visibleSteps(const SamplingRow& row) const;

private:
    int m_rows;
    int m_scale = 1;
    int m_gap;
    int m_axisHeight;
    int m_titleWidth;
    int m_left; ///< left end of the pictures
    int m_width; ///< of the area for pictures
    int m_rowHeight = 0;
    int m_height = 0;
    QSize m_cell;
};

} // namespace playground
