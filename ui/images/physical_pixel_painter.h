// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include <cmath>

namespace playground
{

/// RAII: one painter unit is one physical pixel, and the origin is aligned to one; at a ratio of 1.5 a child
/// widget's own corner may not be. `dpr` is the painter's device pixel ratio.
class PhysicalUnits
{
public:
    PhysicalUnits(QPainter& painter, qreal dpr)
        : m_painter(painter)
    {
        painter.save();
        const QTransform device = painter.deviceTransform();
        painter.scale(1 / dpr, 1 / dpr);
        painter.translate(std::round(device.dx()) - device.dx(), std::round(device.dy()) - device.dy());
    }
    ~PhysicalUnits() { m_painter.restore(); }
    PhysicalUnits(const PhysicalUnits&) = delete;
    PhysicalUnits& operator=(const PhysicalUnits&) = delete;

private:
    QPainter& m_painter;
};

} // namespace playground
