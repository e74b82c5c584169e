// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/curve.h"
#include "ui/train/loss_series.h"

#include <QPalette>

#include <cstdint>
#include <optional>

namespace playground
{

/// The cursor of training time in a loss plot: a line at a step of the run.
class TimeLine
{
public:
    /// Belongs to the plot from then on; drawn in its layer "overlay".
    explicit TimeLine(QCustomPlot& plot);

    std::optional<std::int64_t> step() const { return m_step; }
    void setStep(std::optional<std::int64_t> step) { m_step = step; } ///< nothing: no line

    /// Puts the line where the run's curve has that step, and tells where: step 0 is its beginning, a step
    /// not taken yet its end.
    std::optional<double> place(const LossSeries& run, const Curve& curve);
    void paintWith(const QPalette& palette);

private:
    QCPItemStraightLine* m_line;
    std::optional<std::int64_t> m_step;
};

} // namespace playground
