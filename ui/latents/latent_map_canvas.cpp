// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_map_canvas.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr double roomShare = 0.7; // fraction of a thumbnail's side; any closer, one would hide the other
constexpr int margin = 26; // logical pixels around all pictures
constexpr double largestUnit = 1e6; // in case all pictures are at one position

/// Occupied positions: at most one per square of `room`.
class Occupied
{
public:
    explicit Occupied(double room)
        : m_room(room)
    {
    }

    /// Returns true if there was space.
    bool take(QPointF p)
    {
        const QPair<int, int> square(
            static_cast<int>(std::floor(p.x() / m_room)), static_cast<int>(std::floor(p.y() / m_room)));
        for (int y = -1; y <= 1; ++y) {
            for (int x = -1; x <= 1; ++x) {
                const auto other = m_taken.find({square.first + x, square.second + y});
                if (other == m_taken.end())
                    continue;
                const QPointF away = *other - p;
                if (std::max(std::abs(away.x()), std::abs(away.y())) < m_room)
                    return false;
            }
        }
        m_taken.insert(square, p);
        return true;
    }

private:
    double m_room;
    QHash<QPair<int, int>, QPointF> m_taken;
};
} // namespace

void LatentMapCanvas::setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails)
{
    m_map = map && !map->places.empty() ? std::move(map) : nullptr;
    m_thumbnails = std::move(thumbnails);
    m_thumbnails.resize(m_map ? m_map->places.size() : 0);
}

void LatentMapCanvas::invertThumbnails()
{
    for (QImage& thumbnail : m_thumbnails)
        thumbnail.invertPixels();
}

QPointF LatentMapCanvas::placeOf(std::size_t i) const
{
    return {static_cast<double>(m_map->places[i][0]), static_cast<double>(m_map->places[i][1])};
}

QRectF LatentMapCanvas::bounds() const
{
    QRectF bounds(placeOf(0), QSizeF(0, 0));
    for (std::size_t i = 0; i < m_map->places.size(); ++i) {
        const QPointF p = placeOf(i);
        bounds.setLeft(std::min(bounds.left(), p.x()));
        bounds.setRight(std::max(bounds.right(), p.x()));
        bounds.setTop(std::min(bounds.top(), p.y()));
        bounds.setBottom(std::max(bounds.bottom(), p.y()));
    }
    return bounds;
}

MapSection LatentMapCanvas::whole(QSizeF room) const
{
    const QRectF all = bounds();
    const double width = std::max(1.0, room.width() - 2 * margin);
    const double height = std::max(1.0, room.height() - 2 * margin);
    const double unit = std::min(
        width / std::max(all.width(), 1 / largestUnit), height / std::max(all.height(), 1 / largestUnit));
    return {all.center(), std::min(unit, largestUnit)};
}

LatentMapCanvas::Drawing LatentMapCanvas::draw(
    QSize physical, qreal dpr, const MapSection& section, const QPalette& palette) const
{
    Drawing drawing{QImage(physical, QImage::Format_RGB32), {}};
    drawing.image.fill(palette.color(QPalette::Base));
    QPainter painter(&drawing.image);
    const auto at = [&](QPointF place) {
        const QPointF from = (place - section.centre) * section.unit * dpr;
        return QPointF(physical.width() / 2.0 + from.x(), physical.height() / 2.0 - from.y());
    };
    const QPointF zero = at({0, 0});
    painter.setPen(palette.color(QPalette::Mid));
    painter.drawLine(QPointF(0, zero.y()), QPointF(physical.width(), zero.y()));
    painter.drawLine(QPointF(zero.x(), 0), QPointF(zero.x(), physical.height()));

    const int scale = std::max(1, static_cast<int>(std::lround(dpr)));
    const int side = thumbnailSide * scale;
    Occupied occupied(side * roomShare);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.color(QPalette::PlaceholderText));
    std::vector<std::size_t> withPicture;
    for (std::size_t i = 0; i < m_map->places.size(); ++i) {
        const QPointF p = at(placeOf(i));
        if (!QRectF(drawing.image.rect()).adjusted(-side, -side, side, side).contains(p))
            continue;
        if (!m_thumbnails[i].isNull() && occupied.take(p))
            withPicture.push_back(i);
        else
            painter.drawRect(QRectF(p - QPointF(scale, scale), QSizeF(2 * scale, 2 * scale)));
    }
    for (const std::size_t i : withPicture) { // above all dots
        const QSize size = m_thumbnails[i].size() * scale;
        const QRect place(at(placeOf(i)).toPoint() - QPoint(size.width() / 2, size.height() / 2), size);
        painter.drawImage(place, m_thumbnails[i]);
        drawing.pictures.push_back({place, m_map->indices[i]});
    }
    return drawing;
}

} // namespace playground
