// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/spotlight.h"

#include <QEvent>
#include <QPainter>
#include <QScrollArea>

namespace playground
{

namespace
{
constexpr int gap = 3; // between a control and its frame
constexpr qreal thickness = 2.5;
} // namespace

Spotlight::Spotlight(QWidget& window)
    : QWidget(&window)
    , m_window(window)
{
    setObjectName(QStringLiteral("spotlight"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_window.installEventFilter(this);
    hide();
}

void Spotlight::setLit(const QList<LitArea>& areas)
{
    if (areas == m_lit)
        return;
    for (const LitArea& area : m_lit)
        if (area.control)
            area.control->removeEventFilter(this);
    m_lit = areas;
    for (const LitArea& area : m_lit)
        area.control->installEventFilter(this);
    setGeometry(m_window.rect());
    setVisible(!m_lit.isEmpty());
    raise();
    update();
}

/// In window coordinates, as far as the control's parents show it.
QRect Spotlight::frame(const LitArea& area) const
{
    const QWidget& control = *area.control;
    const QRect part = area.part.isEmpty() ? control.rect() : area.part;
    QRect visible(control.mapTo(&m_window, part.topLeft()), part.size());
    visible.adjust(-gap, -gap, gap, gap);
    for (const QWidget* parent = control.parentWidget(); parent && parent != &m_window;
         parent = parent->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()))
            visible &= QRect(parent->mapTo(&m_window, QPoint()), parent->size());
    return visible & m_window.rect();
}

void Spotlight::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), thickness));
    for (const LitArea& area : m_lit) {
        if (!area.control || !area.control->isVisible())
            continue;
        const QRect box = frame(area);
        if (box.width() > 2 * gap && box.height() > 2 * gap)
            painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4);
    }
}

bool Spotlight::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
        if (watched == &m_window)
            setGeometry(m_window.rect());
        [[fallthrough]];
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        update();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace playground
