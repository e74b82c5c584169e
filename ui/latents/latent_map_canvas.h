// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latent_map.h"

#include <QImage>
#include <QPalette>
#include <QPointF>
#include <QRectF>

#include <memory>
#include <vector>

namespace playground
{

/// The visible section of a map.
struct MapSection {
    QPointF centre; ///< in the map's units
    double unit = 1; ///< logical pixels per map unit
};

/// Draws the pictures of a data set at their map positions; pictures that would overlap become dots.
class LatentMapCanvas
{
public:
    static constexpr int thumbnailSide = 32; ///< physical pixels at a device pixel ratio of 1

    struct Picture {
        QRectF place; ///< in the image
        int index = 0; ///< into the data set
    };
    struct Drawing {
        QImage image;
        std::vector<Picture> pictures; ///< the last one is on top
    };

    /// Null or empty map: nothing. `thumbnails` are its pictures in order, at most thumbnailSide; a picture
    /// without one is drawn as a dot.
    void setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails);
    const LatentMap* map() const { return m_map.get(); }
    void invertThumbnails(); ///< swaps black and white

    /// Position of picture `i` of the map.
    QPointF placeOf(std::size_t i) const;
    /// The section that contains all pictures in `room` (logical pixels), with equal scales on both axes.
    MapSection whole(QSizeF room) const;
    /// `physical`: size in physical pixels; `dpr`: physical per logical pixel.
    Drawing draw(QSize physical, qreal dpr, const MapSection& section, const QPalette& palette) const;

private:
    QRectF bounds() const;

    std::shared_ptr<const LatentMap> m_map;
    std::vector<QImage> m_thumbnails; ///< one per picture of the map; may be null
};

} // namespace playground
