// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/curve.h"
#include "ui/train/loss_series.h"

#include <QPalette>

#include <cstdint>
#include <optional>

namespace playground
{

/// The training-time cursor in a loss plot: a vertical line at a step of the run.
class TimeLine
{
public:
    /// Owned by the plot; drawn on its layer "overlay".
    explicit TimeLine(QCustomPlot& plot);

    std::optional<std::int64_t> step() const { return m_step; }
    void setStep(std::optional<std::int64_t> step) { m_step = step; } ///< nullopt: no line

    /// Places the line where the run's curve has that step, and returns its position: step 0 is at the start,
    /// a step not yet reached at the end.
    std::optional<double> place(const LossSeries& run, const Curve& curve);
    void paintWith(const QPalette& palette);

private:
    QCPItemStraightLine* m_line;
    std::optional<std::int64_t> m_step;
};

} // namespace playground
