// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

#include <optional>

namespace playground
{

/// Dimensions of a picture grid, in logical pixels except for the picture itself.
struct GridShape {
    int rows = 1;
    int columns = 1;
    QSize picture{28, 28}; ///< in picture pixels, the same for all
    int titleWidth = 0; ///< left of the pictures, including the distance to them; 0: no titles
    int captionHeight = 0; ///< one row of captions; 0: none
    bool captionsBelow = false;
    int gap = 4; ///< between pictures
    int margin = 2; ///< around the grid: space for frames
    int titleHeight = 0; ///< of the title with the most lines: the minimum height of a row

    bool operator==(const GridShape&) const = default;
};

/// The geometry of a grid, in physical pixels from the widget's corner. Each picture pixel covers scale() x
/// scale() physical pixels, so that all pixels have the same size at any device pixel ratio; logical
/// coordinates could not guarantee that at a ratio of 1.25.
class GridLayout
{
public:
    /// The largest scale that fits into `widget` (logical pixels), centred.
    static GridLayout fitting(const GridShape& shape, QSize widget, qreal dpr);
    /// Exactly the size needed at `scale`. For files and size hints.
    static GridLayout atScale(const GridShape& shape, int scale, qreal dpr);

    /// 0: the pictures do not fit and are drawn reduced.
    int scale() const { return m_scale; }
    QSize size() const { return m_size; } ///< of the whole grid
    QRect cell(int row, int column) const;
    QRect title(int row) const;
    QRect caption(int column) const; ///< spans the column, including the gap

    struct Place {
        int row;
        int column;
        QPoint pixel; ///< of the picture
        bool operator==(const Place&) const = default;
    };
    /// The picture pixel at a physical position; none in gaps, titles and captions.
    std::optional<Place> at(QPoint position) const;
    /// The rectangle of a picture pixel; empty if the pictures are reduced.
    QRect pixel(const Place& place) const;

private:
    GridLayout(const GridShape& shape, qreal dpr);
    QSize fixedSize() const; ///< everything except the pictures
    void setCell(QSize cell);

    GridShape m_shape;
    int m_scale = 1;
    int m_gap = 0;
    int m_margin = 0;
    int m_titleWidth = 0;
    int m_titleHeight = 0;
    int m_captionHeight = 0;
    QSize m_cell;
    int m_rowHeight = 0; ///< the cell's, or its title's
    QSize m_size;
    QPoint m_corner; ///< top left of the grid
};

} // namespace playground
