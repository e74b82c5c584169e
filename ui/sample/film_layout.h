// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_history.h"

#include <QRect>
#include <QSize>

#include <vector>

namespace playground
{

/// Where the pictures of a film strip lie, in physical pixels from the viewport's corner (unscrolled): rows
/// of two lines, x_t above its prediction, every step at its noise level, from 1 at the left to 0 at the
/// right, so that rows of several samplers line up.
class FilmLayout
{
public:
    enum Line { Noised, Predicted };

    struct Shape {
        QSize picture{28, 28}; ///< in pixels of the picture
        int rows = 1;
        int titleWidth = 0; ///< logical pixels, as are all lengths below
        int titleHeight = 0; ///< of the words beside a row: no row is lower
        int axisHeight = 0;
        QSize viewport;
        int scale = 0; ///< physical pixels for one of a picture; 0: as many as the viewport has room for
    };

    FilmLayout(const Shape& shape, qreal dpr);

    int scale() const { return m_scale; } ///< physical pixels for one of a picture
    int height() const { return m_height; } ///< of everything; more than the viewport's: to be scrolled
    int rowHeight() const { return m_rowHeight; } ///< the gap to the next row included
    QRect cell(int row, Line line, double amount) const;
    QRect title(int row) const;
    QRect axis() const; ///< from the middle of the first picture to that of the last
    int centre(double amount) const; ///< of the pictures at this noise level
    double amountAt(int x) const; ///< clamped to 0..1
    int rowAt(int y) const; ///< clamped to the rows

    /// Which of a row's steps can be drawn beside each other: the first, the finished picture, and between
    /// them every step that has room. Steps that come later move none that is shown.
    std::vector<int> visibleSteps(const SamplingRow& row) const;

private:
    int m_rows;
    int m_scale = 1;
    int m_gap;
    int m_axisHeight;
    int m_titleWidth;
    int m_left; ///< where the pictures begin
    int m_width; ///< of the pictures' room
    int m_rowHeight = 0;
    int m_height = 0;
    QSize m_cell;
};

} // namespace playground
