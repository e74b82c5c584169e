// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

#include <optional>

namespace playground
{

/// What a grid of pictures holds. Lengths in logical pixels, except the picture's own.
struct GridShape {
    int rows = 1;
    int columns = 1;
    QSize picture{28, 28}; ///< in pixels of the picture, the same for all
    int titleWidth = 0; ///< left of the pictures, the distance to them included; 0: no titles
    int captionHeight = 0; ///< one line of captions; 0: none
    bool captionsBelow = false;
    int gap = 4; ///< between pictures
    int margin = 2; ///< around everything: room for frames

    bool operator==(const GridShape&) const = default;
};

/// Where everything lies, in physical pixels from the widget's corner. One picture pixel is scale() x scale()
/// physical pixels, so that all pixels of all pictures are of one size at any device pixel ratio; logical
/// coordinates could not promise that at a ratio of 1.25.
class GridLayout
{
public:
    /// The largest scale that fits into `widget` (logical pixels), the whole group centred.
    static GridLayout fitting(const GridShape& shape, QSize widget, qreal dpr);
    /// Just as large as the pictures at `scale` need. For files, and for size hints.
    static GridLayout atScale(const GridShape& shape, int scale, qreal dpr);

    /// 0: the pictures are larger than the room for them and are drawn reduced.
    int scale() const { return m_scale; }
    QSize size() const { return m_size; } ///< of the whole group
    QRect cell(int row, int column) const;
    QRect title(int row) const;
    QRect caption(int column) const; ///< as wide as the column's share, gap included

    struct Place {
        int row;
        int column;
        QPoint pixel; ///< of the picture
        bool operator==(const Place&) const = default;
    };
    /// The picture pixel under a physical position; none in gaps, titles and captions.
    std::optional<Place> at(QPoint position) const;
    /// Where a picture pixel is drawn; empty if the pictures are reduced.
    QRect pixel(const Place& place) const;

private:
    GridLayout(const GridShape& shape, qreal dpr);
    QSize fixedSize() const; ///< everything but the pictures
    void setCell(QSize cell);

    GridShape m_shape;
    int m_scale = 1;
    int m_gap = 0;
    int m_margin = 0;
    int m_titleWidth = 0;
    int m_captionHeight = 0;
    QSize m_cell;
    QSize m_size;
    QPoint m_corner; ///< of the group
};

} // namespace playground
