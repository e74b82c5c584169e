// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_row.h"

#include <functional>
#include <vector>

namespace playground
{

/// Which picture stands where in a column of the stage.
class StepViewLayout
{
public:
    /// How large pictures would be in so many rows and columns.
    using SizeFor = std::function<int(int rows, int columns)>;

    /// A picture of a step.
    static StepViewLayout one(int step, int sample);
    /// All pictures of a step, in the columns that make them largest; of equals those that leave the fewest
    /// places empty, then the most. Where the pictures are of several classes in turn, each column is of
    /// one. `row` may be null, here and in the next: one placeholder.
    static StepViewLayout samplesOf(const SamplingRow* row, int step, const SizeFor& sizeFor);
    /// The first pictures of all steps under each other, as many steps as leave them largest, and of those
    /// the most: evenly chosen where there are more.
    static StepViewLayout stepsOf(const SamplingRow* row, const SizeFor& sizeFor);

    int rows() const { return m_rows; }
    int columns() const { return m_columns; }

    struct Place {
        int step; ///< index into the row's steps; -1: none stands there yet
        int sample; ///< may be past the last one
    };
    Place at(int row, int column) const;

private:
    int m_rows = 1;
    int m_columns = 1;
    std::vector<int> m_steps; ///< of each row, as far as there are any
    int m_firstSample = 0; ///< of each row, or of the first
    bool m_samplesGoOn = false; ///< from row to row
};

} // namespace playground
