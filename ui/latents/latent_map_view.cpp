// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_map_view.h"

#include "ui/latents/dataset_pictures.h"
#include "ui/pictures/physical_units.h"
#include "ui/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int thumbnailSide = 32; // physical pixels at a ratio of 1
constexpr double roomShare = 0.7; // of a thumbnail's side: nearer, one would hide the other
constexpr int margin = 26; // logical pixels around all pictures
constexpr double largestZoom = 200;
constexpr double wheelZoom = 1.25;
constexpr double keySteps = 40; // over the width
constexpr double reach = 8; // logical pixels around a dot

QPointF placeOf(const LatentMap& map, std::size_t i)
{
    return {static_cast<double>(map.places[i][0]), static_cast<double>(map.places[i][1])};
}

QRectF boundsOf(const LatentMap& map)
{
    QRectF bounds(placeOf(map, 0), QSizeF(0, 0));
    for (std::size_t i = 0; i < map.places.size(); ++i) {
        const QPointF p = placeOf(map, i);
        bounds.setLeft(std::min(bounds.left(), p.x()));
        bounds.setRight(std::max(bounds.right(), p.x()));
        bounds.setTop(std::min(bounds.top(), p.y()));
        bounds.setBottom(std::max(bounds.bottom(), p.y()));
    }
    return bounds;
}

/// Whether a neighbour of `cell` is taken by one nearer than `room`.
bool isCovered(
    const QHash<QPair<int, int>, QPointF>& taken, const QPair<int, int>& cell, QPointF p, double room)
{
    for (int y = -1; y <= 1; ++y) {
        for (int x = -1; x <= 1; ++x) {
            const auto other = taken.find({cell.first + x, cell.second + y});
            if (other == taken.end())
                continue;
            const QPointF away = *other - p;
            if (std::max(std::abs(away.x()), std::abs(away.y())) < room)
                return true;
        }
    }
    return false;
}
} // namespace

LatentMapView::LatentMapView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LatentMapView::setMap(std::shared_ptr<const LatentMap> map, std::shared_ptr<const Dataset> dataset)
{
    if (dataset != m_dataset)
        m_thumbnails.clear();
    m_map = map && !map->places.empty() ? std::move(map) : nullptr;
    m_dataset = std::move(dataset);
    m_point.reset();
    m_a.reset();
    m_b.reset();
    hover(-1);
    showAll();
}

void LatentMapView::setLook(const Look& look)
{
    if (look == m_look)
        return;
    m_look = look;
    m_thumbnails.clear();
    redraw();
}

void LatentMapView::setPair(std::optional<QPointF> a, std::optional<QPointF> b)
{
    m_a = a;
    m_b = b;
    update();
}

double LatentMapView::fittingUnit(QSizeF room) const
{
    const QRectF bounds = boundsOf(*m_map);
    const double width = std::max(1.0, room.width() - 2 * margin);
    const double height = std::max(1.0, room.height() - 2 * margin);
    // One scale for both axes: distances can be compared.
    const double unit
        = std::min(width / std::max(bounds.width(), 1e-9), height / std::max(bounds.height(), 1e-9));
    return std::min(unit, 1e6);
}

QPointF LatentMapView::middle() const
{
    return boundsOf(*m_map).center();
}

void LatentMapView::showAll()
{
    if (m_map)
        m_view = {middle(), fittingUnit(size())};
    redraw();
}

double LatentMapView::zoom() const
{
    return m_map ? m_view.unit / fittingUnit(size()) : 1;
}

QPointF LatentMapView::toScreen(QPointF place) const
{
    const QPointF from = (place - m_view.centre) * m_view.unit;
    return {width() / 2.0 + from.x(), height() / 2.0 - from.y()};
}

QPointF LatentMapView::toMap(QPointF position) const
{
    const QPointF from = position - QPointF(width() / 2.0, height() / 2.0);
    return m_view.centre + QPointF(from.x(), -from.y()) / m_view.unit;
}

QImage LatentMapView::canvas(
    QSize physical, qreal dpr, const View& view, const QPalette& colours, std::vector<Drawn>* drawn) const
{
    QImage image(physical, QImage::Format_RGB32);
    image.fill(colours.color(QPalette::Base));
    QPainter painter(&image);
    const auto at = [&](QPointF place) {
        const QPointF from = (place - view.centre) * view.unit * dpr;
        return QPointF(physical.width() / 2.0 + from.x(), physical.height() / 2.0 - from.y());
    };
    const QPointF zero = at({0, 0});
    painter.setPen(colours.color(QPalette::Mid));
    painter.drawLine(QPointF(0, zero.y()), QPointF(physical.width(), zero.y()));
    painter.drawLine(QPointF(zero.x(), 0), QPointF(zero.x(), physical.height()));

    const int scale = std::max(1, static_cast<int>(std::lround(dpr)));
    const double side = thumbnailSide * scale;
    const double room = side * roomShare;
    QHash<QPair<int, int>, QPointF> taken; // at most one in a square of `room`
    std::vector<Drawn> pictures;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.color(QPalette::PlaceholderText));
    for (std::size_t i = 0; i < m_map->places.size(); ++i) {
        const QPointF p = at(placeOf(*m_map, i));
        if (!image.rect().adjusted(-32, -32, 32, 32).contains(p.toPoint()))
            continue;
        const QPair<int, int> cell(
            static_cast<int>(std::floor(p.x() / room)), static_cast<int>(std::floor(p.y() / room)));
        if (isCovered(taken, cell, p, room)) {
            painter.drawRect(QRectF(p - QPointF(scale, scale), QSizeF(2 * scale, 2 * scale)));
            continue;
        }
        taken.insert(cell, p);
        pictures.push_back({QRectF(p, QSizeF()), m_map->indices[i]});
    }
    for (Drawn& picture : pictures) {
        QImage& thumbnail = m_thumbnails[picture.index];
        if (thumbnail.isNull())
            thumbnail = thumbnailOf(*m_dataset, picture.index, thumbnailSide, m_look);
        const QSize drawnSize = thumbnail.size() * scale;
        const QPoint corner
            = picture.place.topLeft().toPoint() - QPoint(drawnSize.width() / 2, drawnSize.height() / 2);
        picture.place = QRectF(corner, drawnSize);
        painter.drawImage(QRect(corner, drawnSize), thumbnail);
    }
    if (drawn)
        *drawn = std::move(pictures);
    return image;
}

QImage LatentMapView::toImage(QSize size) const
{
    if (!m_map)
        return {};
    return canvas(size, 1, {middle(), fittingUnit(size)}, lightPalette(), nullptr);
}

void LatentMapView::redraw()
{
    m_canvas = {};
    update();
}

void LatentMapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_map) {
        painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
        return;
    }
    const qreal dpr = devicePixelRatioF();
    const QSize physical = (QSizeF(size()) * dpr).toSize();
    if (m_canvas.size() != physical)
        m_canvas = canvas(physical, dpr, m_view, palette(), &m_drawn);
    {
        const PhysicalUnits units(painter, dpr);
        painter.drawImage(0, 0, m_canvas);
        const auto drawn = std::find_if(
            m_drawn.begin(), m_drawn.end(), [this](const Drawn& d) { return d.index == m_hovered; });
        if (drawn != m_drawn.end()) {
            painter.setPen(QPen(roleColor(Role::Marker, palette()), std::round(2 * dpr)));
            painter.drawRect(drawn->place);
        }
    }
    drawOverlay(painter);
}

void LatentMapView::drawOverlay(QPainter& painter)
{
    const auto share
        = [this](std::size_t axis) { return locale().toString(100 * m_map->explained[axis], 'f', 1); };
    const QRectF inside = QRectF(rect()).adjusted(6, 4, -6, -4);
    const auto write = [&](Qt::Alignment where, const QString& text) {
        QRectF words;
        painter.setPen(Qt::NoPen);
        painter.drawText(inside, static_cast<int>(where), text, &words);
        painter.fillRect(words.adjusted(-3, -1, 3, 1), palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(inside, static_cast<int>(where), text);
    };
    write(Qt::AlignRight | Qt::AlignBottom, tr("axis 1 \u2192 %1 % of the variance").arg(share(0)));
    write(Qt::AlignLeft | Qt::AlignTop, tr("axis 2 \u2191 %1 % of the variance").arg(share(1)));
    painter.setRenderHint(QPainter::Antialiasing);
    drawPair(painter);
    if (!m_point)
        return;
    const QPointF at = toScreen(*m_point);
    for (const QColor& colour : {palette().color(QPalette::Base), roleColor(Role::Predicted, palette())}) {
        painter.setPen(QPen(colour, colour == palette().color(QPalette::Base) ? 5 : 2));
        painter.drawLine(at - QPointF(9, 0), at + QPointF(9, 0));
        painter.drawLine(at - QPointF(0, 9), at + QPointF(0, 9));
    }
    if (hasFocus())
        painter.drawEllipse(at, 6, 6);
}

/// A and B as letters on discs, and the way between them.
void LatentMapView::drawPair(QPainter& painter)
{
    if (!m_a || !m_b)
        return;
    const double radius = QFontMetricsF(font()).height() * 0.6;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawLine(toScreen(*m_a), toScreen(*m_b));
    for (const auto& [place, letter] : {std::pair(*m_b, 'B'), std::pair(*m_a, 'A')}) {
        const QPointF at = toScreen(place);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Highlight));
        painter.drawEllipse(at, radius, radius);
        painter.setPen(palette().color(QPalette::HighlightedText));
        painter.setBrush(Qt::NoBrush);
        painter.drawText(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
            Qt::AlignCenter, QString(QLatin1Char(letter)));
    }
}

void LatentMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showAll();
}

void LatentMapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    redraw();
}

/// The picture under the pointer, the topmost; else the nearest dot.
int LatentMapView::pictureAt(QPointF position) const
{
    if (!m_map)
        return -1;
    const QPointF physical = position * devicePixelRatioF();
    for (auto drawn = m_drawn.rbegin(); drawn != m_drawn.rend(); ++drawn) {
        if (drawn->place.contains(physical))
            return drawn->index;
    }
    int nearest = -1;
    double least = reach;
    for (std::size_t i = 0; i < m_map->places.size(); ++i) {
        const QPointF away = toScreen(placeOf(*m_map, i)) - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < least) {
            least = distance;
            nearest = m_map->indices[i];
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
    if (!m_map)
        return;
    m_pointing = event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ShiftModifier);
    if (m_pointing)
        point(toMap(event->position()));
    else
        m_panned = event->position();
}

void LatentMapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_map)
        return;
    if (m_panned) {
        const QPointF by = event->position() - *m_panned;
        m_panned = event->position();
        m_view.centre -= QPointF(by.x(), -by.y()) / m_view.unit;
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

/// What is under `position` stays there.
void LatentMapView::zoomAt(QPointF position, double factor)
{
    if (!m_map)
        return;
    const QPointF before = toMap(position);
    const double least = fittingUnit(size());
    m_view.unit = std::clamp(m_view.unit * factor, least, least * largestZoom);
    m_view.centre += before - toMap(position);
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
        const double by = width() / keySteps / m_view.unit;
        const QPointF from = m_point.value_or(m_map ? m_view.centre : QPointF());
        if (m_map)
            point(from + QPointF(x, y) * by);
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
