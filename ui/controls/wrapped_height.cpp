// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/wrapped_height.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace playground
{

WrappedHeight::WrappedHeight(QWidget& part)
    : QObject(&part)
    , m_part(part)
{
    part.installEventFilter(this);
}

bool WrappedHeight::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        m_part.setMinimumHeight(
            std::max(0, m_part.layout()->totalMinimumHeightForWidth(m_part.width()))); // -1 while hidden
    return QObject::eventFilter(watched, event);
}

} // namespace playground
