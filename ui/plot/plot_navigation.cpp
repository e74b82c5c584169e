// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_navigation.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace playground
{

namespace
{
constexpr double smallestBox = 5; ///< pixels; anything smaller is a click
constexpr double handleReach = 5; ///< pixels to either side
constexpr double zoomOfNotch = 0.85; ///< fraction of the range left after one wheel notch (120 units)

/// The axis range after panning by `pixels`, for linear and logarithmic axes.
QCPRange moved(const QCPAxis& axis, double pixels)
{
    return QCPRange(axis.pixelToCoord(axis.coordToPixel(axis.range().lower) - pixels),
        axis.pixelToCoord(axis.coordToPixel(axis.range().upper) - pixels));
}
} // namespace

PlotNavigation::PlotNavigation(QCustomPlot* plot)
    : QObject(plot)
    , m_plot(plot)
    , m_box(new QRubberBand(QRubberBand::Rectangle, plot))
{
    plot->setMouseTracking(true);
    plot->setFocusPolicy(Qt::StrongFocus);
    plot->installEventFilter(this);
}

bool PlotNavigation::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        Q_EMIT resetRequested();
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::KeyPress:
        return key(*static_cast<QKeyEvent*>(event));
    case QEvent::Leave:
        Q_EMIT left();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void PlotNavigation::press(const QMouseEvent& event)
{
    if (m_drag != Drag::None || !m_plot->axisRect()->rect().contains(event.position().toPoint()))
        return;
    m_plot->setFocus(Qt::MouseFocusReason);
    m_from = event.position();
    const bool panning = event.modifiers() & (Qt::ShiftModifier | Qt::AltModifier);
    if (event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && panning)) {
        m_drag = Drag::Pan;
        m_plot->setCursor(Qt::ClosedHandCursor);
    } else if (event.button() == Qt::LeftButton && onHandle(m_from)) {
        m_drag = Drag::Handle;
    } else if (event.button() == Qt::LeftButton) {
        m_drag = Drag::Box;
    }
}

void PlotNavigation::move(const QMouseEvent& event)
{
    const QPointF position = event.position();
    if (m_drag == Drag::Box) {
        m_box->setGeometry(QRectF(m_from, inside(position)).normalized().toRect());
        m_box->show();
    } else if (m_drag == Drag::Pan) {
        panBy(position - m_from);
        m_from = position;
    } else if (m_drag == Drag::Handle) {
        Q_EMIT handleMoved(m_plot->xAxis->pixelToCoord(inside(position).x()));
    } else if (m_plot->axisRect()->rect().contains(position.toPoint())) {
        m_plot->setCursor(onHandle(position) ? Qt::SplitHCursor : Qt::ArrowCursor);
        Q_EMIT pointed(m_plot->xAxis->pixelToCoord(position.x()));
    } else {
        Q_EMIT left();
    }
}

bool PlotNavigation::onHandle(QPointF position) const
{
    return m_handle && std::abs(m_plot->xAxis->coordToPixel(*m_handle) - position.x()) <= handleReach;
}

QPointF PlotNavigation::inside(QPointF position) const
{
    const QRectF rect = m_plot->axisRect()->rect();
    return {std::clamp(position.x(), rect.left(), rect.right()),
        std::clamp(position.y(), rect.top(), rect.bottom())};
}

void PlotNavigation::release(const QMouseEvent& event)
{
    const Drag drag = m_drag;
    m_drag = Drag::None;
    m_box->hide();
    m_plot->unsetCursor();
    if (drag == Drag::Box)
        zoomIntoBox(QRectF(m_from, inside(event.position())).normalized());
}

void PlotNavigation::zoomIntoBox(QRectF box)
{
    const bool wide = box.width() >= smallestBox;
    const bool high = box.height() >= smallestBox;
    if (!wide && !high)
        return;
    // A flat or narrow box zooms in one direction only.
    const QCPRange x(m_plot->xAxis->pixelToCoord(box.left()), m_plot->xAxis->pixelToCoord(box.right()));
    const QCPRange y(m_plot->yAxis->pixelToCoord(box.bottom()), m_plot->yAxis->pixelToCoord(box.top()));
    if (wide)
        m_plot->xAxis->setRange(x);
    if (high)
        m_plot->yAxis->setRange(y);
    Q_EMIT viewChanged();
}

void PlotNavigation::panBy(QPointF pixels)
{
    m_plot->xAxis->setRange(moved(*m_plot->xAxis, pixels.x()));
    m_plot->yAxis->setRange(moved(*m_plot->yAxis, pixels.y()));
    Q_EMIT viewChanged();
}

bool PlotNavigation::wheel(const QWheelEvent& event)
{
    // Qt reports the wheel as horizontal while Alt is held.
    const int turned = event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x();
    if (turned == 0)
        return false;
    const bool vertical = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    QCPAxis* axis = vertical ? m_plot->yAxis : m_plot->xAxis;
    const double pixel = vertical ? event.position().y() : event.position().x();
    axis->scaleRange(std::pow(zoomOfNotch, turned / 120.0), axis->pixelToCoord(pixel));
    Q_EMIT viewChanged();
    return true;
}

bool PlotNavigation::key(const QKeyEvent& event)
{
    const int stride = event.modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event.key()) {
    case Qt::Key_Left:
        Q_EMIT stepped(-stride);
        return true;
    case Qt::Key_Right:
        Q_EMIT stepped(stride);
        return true;
    case Qt::Key_Escape:
        Q_EMIT resetRequested();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_plot->xAxis->scaleRange(zoomOfNotch);
        break;
    case Qt::Key_Minus:
        m_plot->xAxis->scaleRange(1 / zoomOfNotch);
        break;
    default:
        return false;
    }
    Q_EMIT viewChanged();
    return true;
}

} // namespace playground
