// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace playground
{

namespace
{
constexpr std::size_t grain = 64; ///< points that two points of the coarse copy represent
constexpr std::ptrdiff_t many = 4096 * grain; ///< more points than this in view: draw the coarse copy
constexpr std::ptrdiff_t few = 20000; ///< up to this many points in view: draw wide and smooth

// Infinite values are gaps too: drawing towards one would hang QPainter.
double drawable(double value)
{
    return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}
} // namespace

Curve::Curve(QCustomPlot& plot, const QString& layer, QCPAxis* values)
    : m_plot(plot)
    , m_fine(plot.addGraph(nullptr, values))
    , m_coarse(plot.addGraph(nullptr, values))
{
    m_fine->setLayer(layer);
    m_coarse->setLayer(layer);
}

Curve::~Curve()
{
    m_plot.removeGraph(m_fine);
    m_plot.removeGraph(m_coarse);
}

void Curve::clear()
{
    m_fine->data()->clear();
    m_coarse->data()->clear();
    m_thinned = 0;
}

void Curve::append(const QVector<double>& keys, std::span<const double> values)
{
    QVector<QCPGraphData> points;
    points.reserve(keys.size());
    for (qsizetype i = 0; i < keys.size(); ++i)
        points.append(QCPGraphData(keys[i], drawable(values[static_cast<std::size_t>(i)])));
    m_fine->data()->add(points, true);
    thinOut();
}

void Curve::setValues(std::span<const double> values)
{
    auto point = m_fine->data()->begin();
    for (const double value : values)
        (point++)->value = drawable(value);
    m_coarse->data()->clear();
    m_thinned = 0;
    thinOut();
}

/// Processes whole grains only: the remaining tail is narrower than a pixel whenever the coarse copy is
/// drawn.
void Curve::thinOut()
{
    const auto begin = m_fine->data()->constBegin();
    QVector<QCPGraphData> coarse;
    for (; m_thinned + grain <= size(); m_thinned += grain) {
        const auto first = begin + static_cast<std::ptrdiff_t>(m_thinned);
        const auto end = first + grain;
        auto lowest = first, highest = first, gap = end;
        for (auto point = first; point != end; ++point) {
            if (std::isnan(point->value))
                gap = point;
            else if (!(point->value >= lowest->value))
                lowest = point;
            if (!std::isnan(point->value) && !(point->value <= highest->value))
                highest = point;
        }
        std::array chosen{lowest, highest, gap};
        std::sort(chosen.begin(), chosen.end());
        for (const auto& point : chosen)
            if (point != end)
                coarse.append(*point);
    }
    m_coarse->data()->add(coarse, true);
}

std::size_t Curve::nearest(double key) const
{
    const auto& points = *m_fine->data();
    auto nearest = points.findBegin(key); // the last point before it, or else the first
    if (nearest + 1 != points.constEnd() && (nearest + 1)->key - key < key - nearest->key)
        ++nearest;
    return static_cast<std::size_t>(nearest - points.constBegin());
}

void Curve::prepare(const QColor& color, double width)
{
    const QCPRange seen = m_fine->keyAxis()->range();
    const auto count = m_fine->data()->findEnd(seen.upper) - m_fine->data()->findBegin(seen.lower);
    m_fine->setVisible(m_visible && count <= many);
    m_coarse->setVisible(m_visible && count > many);
    // QCustomPlot draws one-pixel-wide lines fast, but wide or smooth ones slowly.
    m_fine->setAntialiased(count <= few);
    m_coarse->setAntialiased(false);
    m_fine->setPen(QPen(color, count <= few ? width : 1));
    m_coarse->setPen(QPen(color, 1));
}

} // namespace playground
