// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/paint_canvas.h"

#include "ui/images/physical_pixel_painter.h"
#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace playground
{

namespace
{
constexpr std::size_t maxStrokes = 200; // maximum number of undo steps
}

PaintCanvas::PaintCanvas(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
}

void PaintCanvas::setPicture(const ImageBatch& picture)
{
    m_picture = picture;
    m_before.clear();
    m_last.reset();
    update();
    Q_EMIT changed();
}

void PaintCanvas::setBrush(const Brush& brush)
{
    m_brush = brush;
    update();
}

void PaintCanvas::setInverted(bool inverted)
{
    m_inverted = inverted;
    update();
}

void PaintCanvas::keepForUndo()
{
    if (m_before.size() == maxStrokes)
        m_before.erase(m_before.begin());
    m_before.push_back(m_picture);
}

void PaintCanvas::undoStroke()
{
    if (m_before.empty())
        return;
    m_picture = std::move(m_before.back());
    m_before.pop_back();
    update();
    Q_EMIT changed();
}

void PaintCanvas::erase()
{
    if (m_picture.empty())
        return;
    keepForUndo();
    m_picture = emptyPicture(m_picture, m_brush);
    update();
    Q_EMIT changed();
}

GridLayout PaintCanvas::gridLayout() const
{
    GridShape shape;
    if (!m_picture.empty())
        shape.picture = {m_picture.width, m_picture.height};
    return GridLayout::fitting(shape, size(), devicePixelRatioF());
}

QPointF PaintCanvas::inPicture(QPointF position) const
{
    const QRectF cell = gridLayout().cell(0, 0);
    const QPointF inside = position * devicePixelRatioF() - cell.topLeft();
    return {inside.x() * m_picture.width / cell.width(), inside.y() * m_picture.height / cell.height()};
}

void PaintCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect cell = gridLayout().cell(0, 0);
    const PhysicalUnits units(painter, devicePixelRatioF());
    painter.fillRect(cell.adjusted(-1, -1, 1, 1), palette().color(QPalette::Mid));
    if (m_picture.empty())
        return;
    painter.drawImage(cell, toQImage(m_picture, 0, {m_brush.low, m_brush.high, m_inverted}));
    if (!m_pointer)
        return;
    const double scale = static_cast<double>(cell.width()) / m_picture.width;
    painter.setClipRect(cell);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(roleColor(Role::Marker, palette()), 2));
    painter.drawEllipse(cell.topLeft() + *m_pointer * scale, m_brush.radius * scale, m_brush.radius * scale);
}

void PaintCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_picture.empty())
        return;
    keepForUndo();
    m_last = inPicture(event->position());
    paintStroke(m_picture, *m_last, *m_last, m_brush, m_random);
    update();
    Q_EMIT changed();
}

void PaintCanvas::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = inPicture(event->position());
    update();
    if (!m_last)
        return;
    paintStroke(m_picture, *m_last, *m_pointer, m_brush, m_random);
    m_last = m_pointer;
    Q_EMIT changed();
}

void PaintCanvas::mouseReleaseEvent(QMouseEvent*)
{
    m_last.reset();
}

void PaintCanvas::leaveEvent(QEvent*)
{
    m_pointer.reset();
    update();
}

} // namespace playground
