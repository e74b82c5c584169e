// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/map_markers.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <utility>

namespace playground
{

void MapMarkers::draw(QPainter& painter, const QPalette& palette) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (a && b)
        drawPair(painter, palette);
    if (point)
        drawPoint(painter, palette);
}

/// Letters on discs.
void MapMarkers::drawPair(QPainter& painter, const QPalette& palette) const
{
    const double radius = QFontMetricsF(painter.font()).height() * 0.6;
    painter.setPen(QPen(palette.color(QPalette::Highlight), 2));
    painter.drawLine(*a, *b);
    for (const auto& [at, letter] : {std::pair(*b, 'B'), std::pair(*a, 'A')}) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.color(QPalette::Highlight));
        painter.drawEllipse(at, radius, radius);
        painter.setPen(palette.color(QPalette::HighlightedText));
        painter.setBrush(Qt::NoBrush);
        painter.drawText(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
            Qt::AlignCenter, QString(QLatin1Char(letter)));
    }
}

/// A cross that is visible on any picture.
void MapMarkers::drawPoint(QPainter& painter, const QPalette& palette) const
{
    const QPointF across(9, 0), down(0, 9);
    const QColor around = palette.color(QPalette::Base);
    for (const QPen& pen : {QPen(around, 5), QPen(roleColor(Role::Predicted, palette), 2)}) {
        painter.setPen(pen);
        painter.drawLine(*point - across, *point + across);
        painter.drawLine(*point - down, *point + down);
    }
    if (focused)
        painter.drawEllipse(*point, 6, 6);
}

} // namespace playground
