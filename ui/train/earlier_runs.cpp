// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/earlier_runs.h"

#include "ui/style/theme.h"

#include <algorithm>

namespace playground
{

EarlierRuns::EarlierRuns(QCustomPlot& plot)
    : m_plot(plot)
{
}

void EarlierRuns::add(std::span<const StepRecord> records, double smoothing)
{
    m_runs.push_back({LossSeries(smoothing), std::make_unique<Curve>(m_plot, QStringLiteral("earlier"))});
    m_runs.back().series.append(records);
}

void EarlierRuns::setSmoothing(double weight)
{
    for (Run& run : m_runs) {
        run.series.setSmoothing(weight);
        run.curve->setValues(run.series.smoothed());
    }
}

void EarlierRuns::place(HorizontalAxis axis, std::int64_t stepsPerEpoch)
{
    for (Run& run : m_runs) {
        if (run.series.stepsPerEpoch() == 0)
            run.series.setStepsPerEpoch(stepsPerEpoch);
        run.curve->clear();
        run.curve->append(run.series.positions(0, axis), run.series.smoothed());
    }
}

void EarlierRuns::addTo(ValueExtent& extent) const
{
    for (const Run& run : m_runs)
        extent.add(run.series.smoothed());
}

double EarlierRuns::end() const
{
    double last = 0;
    for (const Run& run : m_runs) {
        if (run.curve->size() > 0)
            last = std::max(last, run.curve->key(run.curve->size() - 1));
    }
    return last;
}

void EarlierRuns::prepare(const QPalette& palette, bool visible)
{
    for (const Run& run : m_runs) {
        run.curve->setVisible(visible);
        run.curve->prepare(roleColor(Role::EarlierRun, palette), 1);
    }
}

} // namespace playground
