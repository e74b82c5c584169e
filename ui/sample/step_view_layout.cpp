// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_view_layout.h"

#include "ui/images/best_column_count.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace playground
{

namespace
{
constexpr int maxColumns = 16; // of pictures
constexpr int maxStepColumns = 8;
constexpr int maxSteps = 10; // maximum number below each other
constexpr int minSteps = 6; // reduced to this many for larger pictures
constexpr int placeholderCount = 1;

int countOf(const SamplingRow* row)
{
    return row ? row->request.count : placeholderCount;
}

// The row count that maximises the picture size; ties: more rows.
int rowsFor(int steps, int columns, const StepViewLayout::SizeFor& sizeFor)
{
    std::array<int, 2> best = {0, 0};
    for (int rows = std::min(steps, minSteps); rows <= std::min(steps, maxSteps); ++rows)
        best = std::max(best, {sizeFor(rows, columns), rows});
    return best.back();
}

std::vector<int> evenlyChosen(const SamplingRow& row, int most)
{
    const int all = static_cast<int>(row.steps.size());
    // The finished picture has no prediction: it equals the last one, or nearly so.
    const bool done = all > 1 && row.steps.back().predicted.empty();
    const int count = done ? all - 1 : all;
    const int shown = std::min(count, most);
    std::vector<int> steps;
    for (int i = 0; i < shown; ++i)
        steps.push_back(
            shown == 1 ? 0 : static_cast<int>(std::lround(double(i) * (count - 1) / (shown - 1))));
    return steps;
}
} // namespace

StepViewLayout StepViewLayout::one(int step, int sample)
{
    StepViewLayout places;
    places.m_steps = {step};
    places.m_firstSample = sample;
    return places;
}

StepViewLayout StepViewLayout::samplesOf(const SamplingRow* row, int step, const SizeFor& sizeFor)
{
    const int count = countOf(row);
    StepViewLayout places;
    const int classes = row ? static_cast<int>(row->request.classes.size()) : 0;
    if (classes > 1 && classes <= maxColumns)
        places.m_columns = std::min(count, classes);
    else
        places.m_columns = bestColumns(count, maxColumns, sizeFor);
    places.m_rows = (count + places.m_columns - 1) / places.m_columns;
    places.m_steps.assign(static_cast<std::size_t>(places.m_rows), step);
    places.m_samplesGoOn = true;
    return places;
}

StepViewLayout StepViewLayout::stepsOf(const SamplingRow* row, const SizeFor& sizeFor)
{
    StepViewLayout places;
    places.m_columns = std::min(countOf(row), maxStepColumns);
    places.m_rows = rowsFor(row ? row->totalSteps : 1, places.m_columns, sizeFor);
    if (row)
        places.m_steps = evenlyChosen(*row, places.m_rows);
    return places;
}

StepViewLayout::Place StepViewLayout::at(int row, int column) const
{
    const auto index = static_cast<std::size_t>(row);
    return {index < m_steps.size() ? m_steps[index] : -1,
        m_firstSample + column + (m_samplesGoOn ? row * m_columns : 0)};
}

} // namespace playground
