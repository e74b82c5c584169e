// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/grid_content.h"

#include "ui/images/grid_painter.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int captionDistance = 3; // logical pixels

// Text scales with the pictures, as on a screen with more pixels.
qreal ratioFor(int scale)
{
    return std::max(1.0, scale / 3.0);
}

double digitWidth(const QFontMetricsF& metrics)
{
    double width = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QLatin1Char(digit)));
    return width;
}

QSize titleSize(const QFontMetricsF& metrics, const QString& title)
{
    const QStringList lines = title.split(QLatin1Char('\n'));
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, tabularWidth(metrics, line));
    const double height = metrics.height() * static_cast<double>(lines.size());
    return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height))};
}
} // namespace

double tabularWidth(const QFontMetricsF& metrics, QChar c)
{
    return c.isDigit() ? digitWidth(metrics) : metrics.horizontalAdvance(c);
}

double tabularWidth(const QFontMetricsF& metrics, const QString& text)
{
    const double digit = digitWidth(metrics);
    double width = 0;
    QString others;
    for (const QChar c : text) {
        if (c.isDigit())
            width += digit;
        else
            others += c;
    }
    return width + metrics.horizontalAdvance(others);
}

QImage GridRow::picture(int column) const
{
    const auto i = static_cast<std::size_t>(column);
    return i < pictures.size() ? pictures[i] : QImage();
}

GridShape GridContent::measured(const QFont& font) const
{
    const QFontMetricsF metrics(font);
    QSize title(0, 0);
    for (const QString& sample : titleSamples)
        title = title.expandedTo(titleSize(metrics, sample));
    for (const GridRow& row : rows)
        title = title.expandedTo(titleSize(metrics, row.title));
    GridShape measured = shape;
    measured.titleWidth = title.width() > 0 ? title.width() + titleDistance : 0;
    measured.titleHeight = title.width() > 0 ? title.height() : 0;
    if (measured.captionHeight > 0)
        measured.captionHeight = QFontMetrics(font).height() + captionDistance;
    return measured;
}

QString GridContent::spoken() const
{
    QStringList names;
    for (const GridRow& row : rows) {
        if (!row.accessibleName.isEmpty())
            names << row.accessibleName;
    }
    return names.join(QLatin1String("; "));
}

QSize GridContent::imageSize(int scale) const
{
    return GridLayout::atScale(shape, scale, ratioFor(scale)).size();
}

QImage GridContent::toImage(int scale, const QFont& font) const
{
    const qreal dpr = ratioFor(scale);
    const GridLayout layout = GridLayout::atScale(shape, scale, dpr);
    QImage image(layout.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDevicePixelRatio(dpr);
    QPainter painter(&image);
    painter.setFont(font);
    GridPainter(painter, layout, dpr, lightPalette()).draw(*this, QRect({0, 0}, image.size()));
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

} // namespace playground
