// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>

class QPainter;
class QPalette;

namespace playground
{

/// What is marked on a map, over its pictures; places in logical pixels of the view.
struct MapMarkers {
    std::optional<QPointF> a; ///< the pictures A and B, and the straight way between them: both or none
    std::optional<QPointF> b;
    std::optional<QPointF> point; ///< the place that is decoded
    bool focused = false;

    void draw(QPainter& painter, const QPalette& palette) const;

private:
    void drawPair(QPainter& painter, const QPalette& palette) const;
    void drawPoint(QPainter& painter, const QPalette& palette) const;
};

} // namespace playground
