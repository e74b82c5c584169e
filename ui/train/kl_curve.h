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

/// An autoencoder's KL divergence in a loss plot, smoothed like the loss, on a separate right axis because it
/// is many times larger. Without KL values there is neither curve nor axis.
class KlCurve
{
public:
    /// Uses the plot's right axis.
    KlCurve(QCustomPlot& plot, double smoothing);

    void clear();
    /// `keys`: axis positions of the records.
    void append(const QVector<double>& keys, std::span<const StepRecord> records);
    void setSmoothing(double weight);
    void setVisible(bool visible);
    bool empty() const { return m_values.empty(); }

    void fit(); ///< fits the axis to the values, from 0
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
