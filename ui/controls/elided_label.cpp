// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/elided_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace playground
{

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

QStringList ElidedLabel::lines() const
{
    const QFontMetrics metrics(font());
    const int width = contentsRect().width();
    const int most = wordWrap() ? std::max(1, contentsRect().height() / metrics.lineSpacing()) : 1;
    QTextLayout layout(text(), font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // a file's name may be one long word
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList result;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        if (result.size() + 1 == most) {
            result << metrics.elidedText(text().mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        line.setLineWidth(width);
        result << text().mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return result;
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Qt::Alignment across = alignment() & Qt::AlignHorizontal_Mask;
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(across | (alignment() & Qt::AlignVertical_Mask)),
        lines().join(QLatin1Char('\n')));
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || lines().join(QLatin1Char(' ')) == text())
        return QLabel::event(event);
    const QString more = toolTip().isEmpty() ? QString() : QStringLiteral("\n\n") + toolTip();
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text() + more, this);
    return true;
}

} // namespace playground
