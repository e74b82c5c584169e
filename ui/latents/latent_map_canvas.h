// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latents.h"

#include <QImage>
#include <QPalette>
#include <QPointF>
#include <QRectF>

#include <memory>
#include <vector>

namespace playground
{

/// What part of a map is to be seen.
struct MapSection {
    QPointF centre; ///< in the map's units
    double unit = 1; ///< logical pixels for one of the map
};

/// The pictures of a data set drawn where they lie on the map; those without room as dots.
class LatentMapCanvas
{
public:
    static constexpr int thumbnailSide = 32; ///< physical pixels at a ratio of 1

    struct Picture {
        QRectF place; ///< on the image
        int index = 0; ///< into the data set
    };
    struct Drawing {
        QImage image;
        std::vector<Picture> pictures; ///< the last one on top
    };

    /// Null, or of no pictures: none. `thumbnails` are theirs, in their order, thumbnailSide at most; without
    /// one a picture is a dot.
    void setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails);
    const LatentMap* map() const { return m_map.get(); }
    void invertThumbnails(); ///< black for white

    /// Of picture number `i` of the map.
    QPointF placeOf(std::size_t i) const;
    /// All pictures in so much room (logical pixels), both axes in one scale.
    MapSection whole(QSizeF room) const;
    /// `physical` pixels, `dpr` of them for a logical one.
    Drawing draw(QSize physical, qreal dpr, const MapSection& section, const QPalette& palette) const;

private:
    QRectF bounds() const;

    std::shared_ptr<const LatentMap> m_map;
    std::vector<QImage> m_thumbnails; ///< one for each picture of the map; may be null
};

} // namespace playground
