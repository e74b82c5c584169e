// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_row.h"

#include <functional>
#include <vector>

namespace playground
{

/// Assigns steps and samples to the cells of a column.
class StepViewLayout
{
public:
    /// Returns the picture size for this number of rows and columns.
    using SizeFor = std::function<int(int rows, int columns)>;

    /// A single picture of a step.
    static StepViewLayout one(int step, int sample);
    /// All pictures of a step, in the column count that maximises their size; ties: the fewest empty cells,
    /// then the most columns. If the pictures have several classes, each column has one class. `row` may be
    /// null, here and in stepsOf(): one placeholder.
    static StepViewLayout samplesOf(const SamplingRow* row, int step, const SizeFor& sizeFor);
    /// The first pictures of steps below each other, in the row count that maximises their size; ties: more
    /// rows. If not all steps fit, they are evenly chosen.
    static StepViewLayout stepsOf(const SamplingRow* row, const SizeFor& sizeFor);

    int rows() const { return m_rows; }
    int columns() const { return m_columns; }

    struct Place {
        int step; ///< index into the row's steps; -1: empty cell
        int sample; ///< may exceed the number of samples
    };
    Place at(int row, int column) const;

private:
    int m_rows = 1;
    int m_columns = 1;
    std::vector<int> m_steps; ///< per row
    int m_firstSample = 0; ///< of each row, or of the first row
    bool m_samplesGoOn = false; ///< samples continue from row to row
};

} // namespace playground
