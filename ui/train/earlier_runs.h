// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/curve.h"
#include "ui/plot/value_range.h"
#include "ui/train/loss_series.h"

#include <QPalette>

#include <memory>
#include <span>
#include <vector>

namespace playground
{

/// The smoothed curves of earlier runs in a loss plot.
class EarlierRuns
{
public:
    explicit EarlierRuns(QCustomPlot& plot);

    void add(std::span<const StepRecord> records, double smoothing);
    void remove(int index) { m_runs.erase(m_runs.begin() + index); }
    void clear() { m_runs.clear(); }
    bool empty() const { return m_runs.empty(); }
    void setSmoothing(double weight);

    /// Positions the points on the axis. Runs with an unknown epoch length use the current run's.
    void place(HorizontalAxis axis, std::int64_t stepsPerEpoch);
    void addTo(ValueExtent& extent) const;
    double end() const; ///< axis position of the end of the longest run

    void prepare(const QPalette& palette, bool visible); ///< before each redraw

private:
    struct Run {
        LossSeries series;
        std::unique_ptr<Curve> curve;
    };

    QCustomPlot& m_plot;
    std::vector<Run> m_runs;
};

} // namespace playground
