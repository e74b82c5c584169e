// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/size_bars.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr int gap = 8; // between name, bar and number
constexpr int shortestBar = 40;

QString numberText(double size)
{
    return QLocale().toString(size, 'e', 1);
}
} // namespace

SizeBars::SizeBars(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SizeBars::setBars(const QStringList& names, std::vector<double> sizes)
{
    m_names = names;
    m_sizes = std::move(sizes);
    describe();
    updateGeometry();
    update();
}

/// For screen readers: "down_blocks.0 1.2e-3, ...".
void SizeBars::describe()
{
    QStringList all;
    for (qsizetype i = 0; i < m_names.size(); ++i)
        all << m_names[i] + QLatin1Char(' ') + numberText(m_sizes[static_cast<std::size_t>(i)]);
    setAccessibleDescription(all.join(QStringLiteral(", ")));
}

int SizeBars::rowHeight() const
{
    return fontMetrics().height() + 3;
}

int SizeBars::namesWidth() const
{
    int width = 0;
    for (const QString& name : m_names)
        width = std::max(width, fontMetrics().horizontalAdvance(name));
    return width;
}

QSize SizeBars::sizeHint() const
{
    return {minimumSizeHint().width() + shortestBar, minimumSizeHint().height()};
}

QSize SizeBars::minimumSizeHint() const
{
    const int numbers = fontMetrics().horizontalAdvance(numberText(0));
    return {namesWidth() + numbers + 2 * gap + shortestBar, rowHeight() * static_cast<int>(m_names.size())};
}

void SizeBars::paintEvent(QPaintEvent*)
{
    if (m_sizes.empty())
        return;
    QPainter painter(this);
    const int names = namesWidth();
    const int numbers = fontMetrics().horizontalAdvance(numberText(0));
    const int longest = std::max(shortestBar, width() - names - numbers - 2 * gap);
    const double largest = *std::max_element(m_sizes.begin(), m_sizes.end());
    const QColor colour = roleColor(Role::Smoothed, palette());
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const int top = static_cast<int>(i) * rowHeight();
        const QRect row(0, top, width(), rowHeight());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, m_names[static_cast<qsizetype>(i)]);
        const double share = largest > 0 ? m_sizes[i] / largest : 0;
        const int length = static_cast<int>(share * longest);
        painter.fillRect(names + gap, top + 3, length, rowHeight() - 6, colour);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(row.adjusted(names + 2 * gap + length, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            numberText(m_sizes[i]));
    }
}

void SizeBars::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace playground
