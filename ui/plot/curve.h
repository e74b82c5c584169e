// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <qcustomplot.h>
#include <span>

namespace playground
{

/// A line of any number of points that is fast to draw. QCustomPlot visits every point in view at each
/// redraw, so a coarse copy (minimum and maximum of every 64 points) is drawn when very many are in view. It
/// differs by less than a pixel up to a width of 4096 pixels.
class Curve
{
public:
    /// `values`: the value axis; null: the plot's left axis.
    Curve(QCustomPlot& plot, const QString& layer, QCPAxis* values = nullptr);
    ~Curve();
    Curve(const Curve&) = delete;
    Curve& operator=(const Curve&) = delete;

    void clear();
    /// Keys ascend and follow those already stored; a non-finite value breaks the line.
    void append(const QVector<double>& keys, std::span<const double> values);
    /// Replaces the values at the same keys.
    void setValues(std::span<const double> values);

    std::size_t size() const { return static_cast<std::size_t>(m_fine->dataCount()); }
    double key(std::size_t index) const { return m_fine->data()->at(static_cast<int>(index))->key; }
    std::size_t nearest(double key) const; ///< index; the curve must not be empty

    void setVisible(bool visible) { m_visible = visible; }
    /// Before each redraw: a wide smooth line if few points are in view, otherwise a fast one.
    void prepare(const QColor& color, double width);

private:
    void thinOut();

    QCustomPlot& m_plot;
    QCPGraph* m_fine;
    QCPGraph* m_coarse;
    std::size_t m_thinned = 0; ///< points represented in m_coarse
    bool m_visible = true;
};

} // namespace playground
