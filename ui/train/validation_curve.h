// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/loss_series.h"

#include <QPalette>

#include <span>
#include <vector>

class QCPGraph;
class QCustomPlot;

namespace playground
{

/// The loss on held-out images in a loss plot: few points, so a line with markers.
class ValidationCurve
{
public:
    /// Owned by the plot.
    explicit ValidationCurve(QCustomPlot& plot);

    void setRecords(std::vector<StepRecord> records); ///< ascending steps
    /// A step that is not after the last one first removes all points from that step on.
    void append(std::span<const StepRecord> records);
    const std::vector<StepRecord>& records() const { return m_records; }
    const std::vector<double>& losses() const { return m_losses; }

    /// Positions the points at their steps in `run`.
    void place(const LossSeries& run, HorizontalAxis axis);
    void setVisible(bool visible);
    void paintWith(const QPalette& palette);

private:
    QCPGraph* m_graph;
    std::vector<StepRecord> m_records;
    std::vector<double> m_losses;
};

} // namespace playground
