// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_map_view.h"

#include "ui/images/physical_pixel_painter.h"
#include "ui/latents/map_markers.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr double largestZoom = 200;
constexpr double wheelZoom = 1.25;
constexpr double keySteps = 40; // across the width
constexpr double reach = 8; // logical pixels around a dot
} // namespace

LatentMapView::LatentMapView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LatentMapView::setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails)
{
    m_canvas.setMap(std::move(map), std::move(thumbnails));
    m_point.reset();
    m_a.reset();
    m_b.reset();
    hover(-1);
    showAll();
}

void LatentMapView::invertThumbnails()
{
    m_canvas.invertThumbnails();
    redraw();
}

void LatentMapView::setPair(std::optional<QPointF> a, std::optional<QPointF> b)
{
    m_a = a;
    m_b = b;
    update();
}

void LatentMapView::showAll()
{
    if (m_canvas.map())
        m_section = m_canvas.whole(size());
    redraw();
}

double LatentMapView::zoom() const
{
    return m_canvas.map() ? m_section.unit / m_canvas.whole(size()).unit : 1;
}

QPointF LatentMapView::toScreen(QPointF place) const
{
    const QPointF from = (place - m_section.centre) * m_section.unit;
    return {width() / 2.0 + from.x(), height() / 2.0 - from.y()};
}

QPointF LatentMapView::toMap(QPointF position) const
{
    const QPointF from = position - QPointF(width() / 2.0, height() / 2.0);
    return m_section.centre + QPointF(from.x(), -from.y()) / m_section.unit;
}

QImage LatentMapView::toImage(QSize size) const
{
    if (!m_canvas.map())
        return {};
    return m_canvas.draw(size, 1, m_canvas.whole(size), lightPalette()).image;
}

void LatentMapView::redraw()
{
    m_drawing = {};
    update();
}

void LatentMapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_canvas.map()) {
        painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
        return;
    }
    const qreal dpr = devicePixelRatioF();
    const QSize physical = (QSizeF(size()) * dpr).toSize();
    if (m_drawing.image.size() != physical)
        m_drawing = m_canvas.draw(physical, dpr, m_section, palette());
    {
        const PhysicalUnits units(painter, dpr);
        painter.drawImage(0, 0, m_drawing.image);
        const auto drawn = std::find_if(m_drawing.pictures.begin(), m_drawing.pictures.end(),
            [this](const auto& picture) { return picture.index == m_hovered; });
        if (drawn != m_drawing.pictures.end()) {
            painter.setPen(QPen(roleColor(Role::Marker, palette()), std::round(2 * dpr)));
            painter.drawRect(drawn->place);
        }
    }
    drawAxes(painter);
    const auto onScreen = [this](const std::optional<QPointF>& place) {
        return place ? std::optional(toScreen(*place)) : std::nullopt;
    };
    MapMarkers{onScreen(m_a), onScreen(m_b), onScreen(m_point), hasFocus()}.draw(painter, palette());
}

void LatentMapView::drawAxes(QPainter& painter)
{
    const auto share = [this](std::size_t axis) {
        return locale().toString(100 * m_canvas.map()->explained[axis], 'f', 1);
    };
    const QRectF inside = QRectF(rect()).adjusted(6, 4, -6, -4);
    const auto write = [&](Qt::Alignment where, const QString& text) {
        const QRectF words = painter.boundingRect(inside, static_cast<int>(where), text);
        painter.fillRect(words.adjusted(-3, -1, 3, 1), palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(inside, static_cast<int>(where), text);
    };
    write(Qt::AlignRight | Qt::AlignBottom, tr("axis 1 \u2192 %1 % of the variance").arg(share(0)));
    write(Qt::AlignLeft | Qt::AlignTop, tr("axis 2 \u2191 %1 % of the variance").arg(share(1)));
}

void LatentMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Keeps the centre when zoomed in.
    const QSize before = event->oldSize();
    if (!m_canvas.map() || !before.isValid() || m_section.unit <= m_canvas.whole(before).unit)
        showAll();
    else
        zoomAt(QRectF(rect()).center(), 1); // not smaller than the whole map
}

void LatentMapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    redraw();
}

/// The topmost picture under the pointer, or else the nearest dot.
int LatentMapView::pictureAt(QPointF position) const
{
    if (!m_canvas.map())
        return -1;
    const QPointF physical = position * devicePixelRatioF();
    for (auto drawn = m_drawing.pictures.rbegin(); drawn != m_drawing.pictures.rend(); ++drawn) {
        if (drawn->place.contains(physical))
            return drawn->index;
    }
    int nearest = -1;
    double least = reach;
    for (std::size_t i = 0; i < m_canvas.map()->places.size(); ++i) {
        const QPointF away = toScreen(m_canvas.placeOf(i)) - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < least) {
            least = distance;
            nearest = m_canvas.map()->indices[i];
        }
    }
    return nearest;
}

void LatentMapView::hover(int index)
{
    if (index == m_hovered)
        return;
    m_hovered = index;
    update();
    Q_EMIT hovered(index);
}

void LatentMapView::point(QPointF place)
{
    m_point = place;
    update();
    Q_EMIT pointed();
}

void LatentMapView::mousePressEvent(QMouseEvent* event)
{
    if (!m_canvas.map())
        return;
    m_pointing = event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ShiftModifier);
    if (m_pointing)
        point(toMap(event->position()));
    else
        m_panned = event->position();
}

void LatentMapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_canvas.map())
        return;
    if (m_panned) {
        const QPointF by = event->position() - *m_panned;
        m_panned = event->position();
        m_section.centre -= QPointF(by.x(), -by.y()) / m_section.unit;
        redraw();
        return;
    }
    hover(pictureAt(event->position()));
    if (m_pointing)
        point(toMap(event->position()));
}

void LatentMapView::mouseReleaseEvent(QMouseEvent*)
{
    m_pointing = false;
    m_panned.reset();
}

void LatentMapView::leaveEvent(QEvent*)
{
    hover(-1);
}

/// Keeps the map point under `position` fixed.
void LatentMapView::zoomAt(QPointF position, double factor)
{
    if (!m_canvas.map())
        return;
    const QPointF before = toMap(position);
    const double least = m_canvas.whole(size()).unit;
    m_section.unit = std::clamp(m_section.unit * factor, least, least * largestZoom);
    m_section.centre += before - toMap(position);
    redraw();
}

void LatentMapView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / static_cast<double>(QWheelEvent::DefaultDeltasPerStep);
    zoomAt(event->position(), std::pow(wheelZoom, notches));
    event->accept();
}

void LatentMapView::keyPressEvent(QKeyEvent* event)
{
    const auto step = [this](double x, double y) {
        if (!m_canvas.map())
            return;
        const double by = width() / keySteps / m_section.unit;
        point(m_point.value_or(m_section.centre) + QPointF(x, y) * by);
        hover(pictureAt(toScreen(*m_point))); // as the pointer would do
    };
    const QPointF middleOfView(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1, 0);
    case Qt::Key_Right:
        return step(1, 0);
    case Qt::Key_Up:
        return step(0, 1);
    case Qt::Key_Down:
        return step(0, -1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomAt(m_point ? toScreen(*m_point) : middleOfView, wheelZoom);
    case Qt::Key_Minus:
        return zoomAt(m_point ? toScreen(*m_point) : middleOfView, 1 / wheelZoom);
    case Qt::Key_Home:
        return showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace playground
