// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/curve.h"
#include "ui/plot/value_range.h"
#include "ui/train/loss_series.h"
#include "ui/train/smoothing.h"

#include <QPalette>

#include <span>
#include <vector>

namespace playground
{

/// An autoencoder's KL divergence in a loss plot: on an axis of its own at the right, for it is many times
/// the loss; smoothed as the loss is. Without a divergence there is neither curve nor axis.
class KlCurve
{
public:
    /// Takes the plot's right axis.
    KlCurve(QCustomPlot& plot, double smoothing);

    void clear();
    /// `keys`: where the records stand.
    void append(const QVector<double>& keys, std::span<const StepRecord> records);
    void setSmoothing(double weight);
    void setVisible(bool visible);
    bool empty() const { return m_values.empty(); }

    void fit(); ///< the axis to the values, from 0
    void prepare(const QPalette& palette); ///< before each redraw
    void paintWith(const QPalette& palette, const QFont& font);
    void setLabel(const QString& label);

private:
    void showAxis();

    QCPAxis* m_axis;
    Curve m_curve;
    Smoother m_smoother;
    std::vector<double> m_values;
    std::vector<double> m_smoothed;
    ValueExtent m_extent;
    bool m_visible = true;
};

} // namespace playground
