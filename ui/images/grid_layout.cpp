// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/grid_layout.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
int physical(int logical, qreal dpr)
{
    return static_cast<int>(std::lround(logical * dpr));
}
} // namespace

GridLayout::GridLayout(const GridShape& shape, qreal dpr)
    : m_shape(shape)
    , m_gap(physical(shape.gap, dpr))
    , m_margin(physical(shape.margin, dpr))
    , m_titleWidth(physical(shape.titleWidth, dpr))
    , m_titleHeight(physical(shape.titleHeight, dpr))
    , m_captionHeight(physical(shape.captionHeight, dpr))
{
    m_shape.rows = std::max(shape.rows, 1);
    m_shape.columns = std::max(shape.columns, 1);
    m_shape.picture = shape.picture.expandedTo({1, 1});
}

GridLayout GridLayout::fitting(const GridShape& shape, QSize widget, qreal dpr)
{
    GridLayout result(shape, dpr);
    // Rounded down: a physical pixel covered only partly may belong to the neighbour.
    const QSize whole(static_cast<int>(widget.width() * dpr), static_cast<int>(widget.height() * dpr));
    const QSize room = (whole - result.fixedSize()).expandedTo({1, 1});
    const QSize picture = result.m_shape.picture;
    const int columns = result.m_shape.columns;
    const int rows = result.m_shape.rows;
    result.m_scale
        = std::min(room.width() / (columns * picture.width()), room.height() / (rows * picture.height()));
    if (result.m_scale >= 1) {
        result.setCell(picture * result.m_scale);
    } else {
        // Compare whole pixels: the height that 512 / 7 = 73 pixels need must yield 73 again.
        int divisor = 2;
        while (divisor < std::max(picture.width(), picture.height())
            && (columns * (picture.width() / divisor) > room.width()
                || rows * (picture.height() / divisor) > room.height()))
            ++divisor;
        result.setCell(QSize(picture.width() / divisor, picture.height() / divisor).expandedTo({1, 1}));
    }
    result.m_corner = {std::max(0, (whole.width() - result.m_size.width()) / 2),
        std::max(0, (whole.height() - result.m_size.height()) / 2)};
    return result;
}

GridLayout GridLayout::atScale(const GridShape& shape, int scale, qreal dpr)
{
    GridLayout result(shape, dpr);
    result.m_scale = std::max(scale, 1);
    result.setCell(result.m_shape.picture * result.m_scale);
    return result;
}

QSize GridLayout::fixedSize() const
{
    return {2 * m_margin + m_titleWidth + (m_shape.columns - 1) * m_gap,
        2 * m_margin + m_captionHeight + (m_shape.rows - 1) * m_gap};
}

void GridLayout::setCell(QSize cell)
{
    m_cell = cell;
    m_rowHeight = std::max(cell.height(), m_titleHeight);
    m_size = fixedSize() + QSize(m_shape.columns * cell.width(), m_shape.rows * m_rowHeight);
}

QRect GridLayout::cell(int row, int column) const
{
    const QPoint first = m_corner
        + QPoint(m_margin + m_titleWidth, m_margin + (m_shape.captionsBelow ? 0 : m_captionHeight))
        + QPoint(0, (m_rowHeight - m_cell.height()) / 2);
    return {first + QPoint(column * (m_cell.width() + m_gap), row * (m_rowHeight + m_gap)), m_cell};
}

QRect GridLayout::title(int row) const
{
    return {m_corner.x() + m_margin, cell(row, 0).top() - (m_rowHeight - m_cell.height()) / 2, m_titleWidth,
        m_rowHeight};
}

QRect GridLayout::caption(int column) const
{
    const QRect first = cell(0, column);
    const int top
        = m_corner.y() + (m_shape.captionsBelow ? m_size.height() - m_margin - m_captionHeight : m_margin);
    return {first.left() - m_gap / 2, top, first.width() + m_gap, m_captionHeight};
}

std::optional<GridLayout::Place> GridLayout::at(QPoint position) const
{
    const QPoint inside = position - cell(0, 0).topLeft();
    if (inside.x() < 0 || inside.y() < 0)
        return {};
    const int column = inside.x() / (m_cell.width() + m_gap);
    const int row = inside.y() / (m_rowHeight + m_gap);
    const QRect rect = cell(row, column);
    if (column >= m_shape.columns || row >= m_shape.rows || !rect.contains(position))
        return {};
    const QPoint offset = position - rect.topLeft();
    return Place{row, column,
        {offset.x() * m_shape.picture.width() / m_cell.width(),
            offset.y() * m_shape.picture.height() / m_cell.height()}};
}

QRect GridLayout::pixel(const Place& place) const
{
    return {cell(place.row, place.column).topLeft() + place.pixel * m_scale, QSize(m_scale, m_scale)};
}

} // namespace playground
