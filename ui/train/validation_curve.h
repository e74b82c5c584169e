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

/// The loss of the held-out images in a loss plot: few points, so a line with a mark at each.
class ValidationCurve
{
public:
    /// Belongs to the plot from then on.
    explicit ValidationCurve(QCustomPlot& plot);

    void setRecords(std::vector<StepRecord> records); ///< ascending steps
    /// A step that is not after the last one takes the curve back to before that step.
    void append(std::span<const StepRecord> records);
    const std::vector<StepRecord>& records() const { return m_records; }
    const std::vector<double>& losses() const { return m_losses; }

    /// Puts the points where their steps stand in `run`.
    void place(const LossSeries& run, HorizontalAxis axis);
    void setVisible(bool visible);
    void paintWith(const QPalette& palette);

private:
    QCPGraph* m_graph;
    std::vector<StepRecord> m_records;
    std::vector<double> m_losses;
};

} // namespace playground
