// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <qcustomplot.h>
#include <span>

namespace playground
{

/// A line of any number of points that is quick to draw. QCustomPlot looks at every point in view at each
/// redraw; so beside the points themselves stands a coarse copy, of each 64 points the lowest and the
/// highest, and with very many in view that one is drawn. It differs by less than a pixel up to 4096 pixels
/// of width.
class Curve
{
public:
    /// `values`: the axis of the values; null: the plot's left one.
    Curve(QCustomPlot& plot, const QString& layer, QCPAxis* values = nullptr);
    ~Curve();
    Curve(const Curve&) = delete;
    Curve& operator=(const Curve&) = delete;

    void clear();
    /// Ascending keys, after those held; a value that is not finite cuts the line.
    void append(const QVector<double>& keys, std::span<const double> values);
    /// Other values at the same keys.
    void setValues(std::span<const double> values);

    std::size_t size() const { return static_cast<std::size_t>(m_fine->dataCount()); }
    double key(std::size_t index) const { return m_fine->data()->at(static_cast<int>(index))->key; }
    std::size_t nearest(double key) const; ///< index; the curve must not be empty

    void setVisible(bool visible) { m_visible = visible; }
    /// Before each redraw: a wide smooth line where few points are in view, a quick one else.
    void prepare(const QColor& color, double width);

private:
    void thinOut();

    QCustomPlot& m_plot;
    QCPGraph* m_fine;
    QCPGraph* m_coarse;
    std::size_t m_thinned = 0; ///< points that m_coarse stands for
    bool m_visible = true;
};

} // namespace playground
