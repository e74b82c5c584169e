// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/film_layout.h"

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int lineGap = 2; // logical pixels, between x_t and its prediction
constexpr int rowGap = 10;
constexpr int margin = 3; // space for frames
constexpr int largestCell = 64;
constexpr int minCells = 8; // minimum number across the strip

int physical(int logical, qreal dpr)
{
    return static_cast<int>(std::lround(logical * dpr));
}
} // namespace

FilmLayout::FilmLayout(const Shape& shape, qreal dpr)
    : m_rows(std::max(shape.rows, 1))
    , m_gap(physical(lineGap, dpr))
    , m_axisHeight(physical(shape.axisHeight, dpr))
    , m_titleWidth(physical(shape.titleWidth, dpr))
    , m_left(m_titleWidth + physical(margin, dpr))
{
    const QSize viewport = (QSizeF(shape.viewport) * dpr).toSize();
    m_width = std::max(1, viewport.width() - m_left - physical(margin, dpr));
    const QSize picture = shape.picture.expandedTo({1, 1});
    const int between = physical(rowGap, dpr);
    const int lineRoom = ((viewport.height() - m_axisHeight) / m_rows - between - m_gap) / 2;
    const int largest = std::min({physical(largestCell, dpr), lineRoom, m_width / minCells});
    m_scale
        = shape.scale > 0 ? shape.scale : std::max(1, largest / std::max(picture.width(), picture.height()));
    m_cell = picture * m_scale;
    m_rowHeight = std::max(2 * m_cell.height() + m_gap, physical(shape.titleHeight, dpr)) + between;
    m_height = m_axisHeight + m_rows * m_rowHeight;
}

QRect FilmLayout::cell(int row, Line line, double amount) const
{
    const int top = m_axisHeight + row * m_rowHeight;
    return {QPoint(centre(amount) - m_cell.width() / 2, top + line * (m_cell.height() + m_gap)), m_cell};
}

QRect FilmLayout::title(int row) const
{
    return {0, m_axisHeight + row * m_rowHeight, m_titleWidth, m_rowHeight};
}

QRect FilmLayout::axis() const
{
    return {QPoint(centre(1), 0), QPoint(centre(0), m_axisHeight - 1)};
}

int FilmLayout::centre(double amount) const
{
    const double along = 1 - std::clamp(amount, 0.0, 1.0);
    return m_left + m_cell.width() / 2
        + static_cast<int>(std::lround(along * std::max(0, m_width - m_cell.width())));
}

double FilmLayout::amountAt(int x) const
{
    const int first = centre(1);
    const int length = std::max(1, centre(0) - first);
    return std::clamp(1 - static_cast<double>(x - first) / length, 0.0, 1.0);
}

int FilmLayout::rowAt(int y) const
{
    return std::clamp((y - m_axisHeight) / std::max(1, m_rowHeight), 0, m_rows - 1);
}

std::vector<int> FilmLayout::visibleSteps(const SamplingRow& row) const
{
    std::vector<int> visible;
    const int step = m_cell.width() + m_gap;
    const int last = centre(0);
    int free = centre(1) - m_width; // no step has been placed yet
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        const int x = centre(row.steps[i].amount);
        const bool final = row.steps[i].index == row.totalSteps;
        if (final || (x >= free && x + step <= last)) {
            visible.push_back(static_cast<int>(i));
            free = x + step;
        }
    }
    return visible;
}

} // namespace playground
