// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/grid_painter.h"

#include "ui/images/physical_pixel_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playground
{

GridPainter::GridPainter(QPainter& painter, const GridLayout& layout, qreal dpr, const QPalette& palette)
    : m_painter(painter)
    , m_layout(layout)
    , m_dpr(dpr)
    , m_palette(palette)
{
}

void GridPainter::draw(const GridContent& content, const QRegion& dirty)
{
    for (int row = 0; row < content.shape.rows; ++row) {
        const GridRow& line = content.rows[static_cast<std::size_t>(row)];
        for (int column = 0; column < content.shape.columns; ++column) {
            const QRect cell = m_layout.cell(row, column);
            if (dirty.intersects(logical(cell.adjusted(-1, -1, 1, 1)).toAlignedRect()))
                drawCell(cell, line.picture(column));
        }
        drawTitle(logical(m_layout.title(row)), line.title);
    }
    if (content.shape.captionHeight > 0)
        drawCaptions(content);
}

void GridPainter::drawFrame(const QRect& rect, int thickness, const QColor& color)
{
    const PhysicalUnits units(m_painter, m_dpr);
    fillFrame(rect, std::max(1, static_cast<int>(std::lround(thickness * m_dpr))), color);
}

void GridPainter::drawCell(const QRect& cell, const QImage& picture)
{
    const PhysicalUnits units(m_painter, m_dpr);
    fillFrame(cell, 1, m_palette.color(QPalette::Mid));
    if (picture.isNull())
        m_painter.fillRect(cell, m_palette.color(QPalette::AlternateBase));
    else if (m_layout.scale() > 0)
        m_painter.drawImage(cell, picture);
    else
        m_painter.drawImage(
            cell, picture.scaled(cell.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

void GridPainter::fillFrame(const QRect& rect, int line, const QColor& color)
{
    m_painter.fillRect(rect.left() - line, rect.top() - line, rect.width() + 2 * line, line, color);
    m_painter.fillRect(rect.left() - line, rect.bottom() + 1, rect.width() + 2 * line, line, color);
    m_painter.fillRect(rect.left() - line, rect.top(), line, rect.height(), color);
    m_painter.fillRect(rect.right() + 1, rect.top(), line, rect.height(), color);
}

void GridPainter::drawTitle(QRectF rect, const QString& title)
{
    const QStringList lines = title.split(QLatin1Char('\n'));
    const double height = QFontMetricsF(m_painter.font()).height();
    rect.setRight(rect.right() - GridContent::titleDistance);
    rect.setTop(rect.center().y() - height * static_cast<double>(lines.size()) / 2);
    rect.setHeight(height);
    m_painter.setPen(m_palette.color(QPalette::WindowText));
    for (const QString& line : lines) {
        m_painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, line);
        m_painter.setPen(m_palette.color(QPalette::PlaceholderText));
        rect.translate(0, height);
    }
}

void GridPainter::drawCaptions(const GridContent& content)
{
    const QFontMetricsF metrics(m_painter.font());
    double widest = 1;
    for (const QString& caption : content.captions)
        widest = std::max(widest, tabularWidth(metrics, caption) + GridContent::titleDistance / 2.0);
    // If the pictures are narrower than the numbers, draw only every second or third number.
    const int step = static_cast<int>(std::ceil(widest / logical(m_layout.caption(0)).width()));
    const int count = std::min(content.shape.columns, static_cast<int>(content.captions.size()));
    m_painter.setPen(m_palette.color(QPalette::PlaceholderText));
    const auto isWord
        = [](const QString& caption) { return !caption.isEmpty() && caption.front().isLetter(); };
    if (std::any_of(content.captions.begin(), content.captions.end(), isWord)) { // words cannot be skipped
        for (int column = 0; column < count; ++column) {
            const QRectF rect = logical(m_layout.caption(column));
            const QString& caption = content.captions[column];
            const bool numbered = !caption.isEmpty() && caption.back().isDigit(); // by its end
            const auto where = numbered ? Qt::ElideLeft : Qt::ElideRight;
            m_painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip,
                metrics.elidedText(caption, where, rect.width() - 2));
        }
        return;
    }
    for (int column = 0; column < count; column += step)
        drawTabular(logical(m_layout.caption(column)), content.captions[column]);
}

void GridPainter::drawTabular(const QRectF& rect, const QString& text)
{
    const QFontMetricsF metrics(m_painter.font());
    double x = rect.center().x() - tabularWidth(metrics, text) / 2;
    for (const QChar c : text) {
        const double width = tabularWidth(metrics, c);
        m_painter.drawText(
            QRectF(x, rect.top(), width, rect.height()), Qt::AlignCenter | Qt::TextDontClip, c);
        x += width;
    }
}

QRectF GridPainter::logical(const QRect& physical) const
{
    return {physical.x() / m_dpr, physical.y() / m_dpr, physical.width() / m_dpr, physical.height() / m_dpr};
}

} // namespace playground
