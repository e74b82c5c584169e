// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>

class QPainter;
class QPalette;

namespace playground
{

/// Markers above the pictures of a map; positions in logical pixels of the view.
struct MapMarkers {
    std::optional<QPointF> a; ///< pictures A and B, connected by a straight line: both or neither
    std::optional<QPointF> b;
    std::optional<QPointF> point; ///< the decoded position
    bool focused = false;

    void draw(QPainter& painter, const QPalette& palette) const;

private:
    void drawPair(QPainter& painter, const QPalette& palette) const;
    void drawPoint(QPainter& painter, const QPalette& palette) const;
};

} // namespace playground
