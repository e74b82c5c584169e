// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/legend_entry.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace playground
{

namespace
{
constexpr int signWidth = 16;
constexpr int gap = 5;
constexpr int margin = 3;
} // namespace

LegendEntry::LegendEntry(Role role, Sign sign, QWidget* parent)
    : QAbstractButton(parent)
    , m_role(role)
    , m_sign(sign)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize LegendEntry::sizeHint() const
{
    return {signWidth + gap + fontMetrics().horizontalAdvance(text()) + 2 * margin,
        fontMetrics().height() + 2 * margin};
}

void LegendEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor muted = palette().color(QPalette::PlaceholderText);
    const QColor color = isChecked() ? roleColor(m_role, palette()) : muted;
    const QPointF middle(margin + signWidth / 2.0, height() / 2.0);
    if (m_sign == Sign::Dot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? QBrush(color) : Qt::NoBrush);
        painter.drawEllipse(middle, 4, 4);
    } else {
        painter.setPen(
            QPen(color, m_sign == Sign::Line ? 2.5 : 1.5, isChecked() ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(middle - QPointF(signWidth / 2.0, 0), middle + QPointF(signWidth / 2.0, 0));
    }
    painter.setPen(isChecked() ? palette().color(QPalette::WindowText) : muted);
    painter.drawText(
        rect().adjusted(margin + signWidth + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace playground
