// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_event.h"
#include "ui/sample/sampling_row.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// The rows of the Sample page. Plain data on one thread. Keeps its pictures within a budget by forgetting
/// steps in the middle of the longest row, evenly; first, last and current steps always stay, so what one
/// step of each row takes is its least.
class SamplingHistory
{
public:
    /// Holds 64 pictures of 28x28 over 1000 steps, both columns, with a quarter to spare.
    static constexpr std::size_t defaultBudget = std::size_t(512) << 20;

    explicit SamplingHistory(std::size_t budgetBytes = defaultBudget);

    /// Adds a row, under its parent (and that one's other branches) or at the end; returns its id.
    int add(SamplingRow row);
    /// What became of an order; whether the row shows more now. Events of an id that is gone are ignored: a
    /// lane may still be at it.
    bool take(SamplingEvent event);
    void start(int id, int totalSteps, std::int64_t snapshotStep, std::string weightsHash);
    void append(int id, SampleStep step);
    void finish(int id, ImageBatch pictures, ImageBatch decoded = {});
    void end(int id, SamplingRow::State state); ///< Cancelled or Failed
    void clear();
    /// Shows these rows, in this order, and sets all others aside: a running one of them is cancelled. Where
    /// memory ran short, those aside were forgotten, the oldest first, and are left out.
    void arrange(const std::vector<int>& ids);
    std::vector<int> ids() const; ///< of the rows shown
    /// Forgets those aside that are not among these.
    void keepAside(const std::vector<int>& ids);

    const std::vector<SamplingRow>& rows() const { return m_rows; }
    const SamplingRow* row(int id) const; ///< null if it is gone, or aside
    const SamplingRow* newest() const; ///< the row that was added last; null: there are none
    const SamplingRow* root(int id) const; ///< the row that this one branched from in the end
    /// What is shown: a step of one row (SampleStep::index), and in the others the step at its noise level.
    void setCurrent(int id, int step, double amount);
    int currentOf(const SamplingRow& row) const; ///< which of a row's steps that is; index into row.steps

    std::size_t bytes() const { return m_bytes + m_asideBytes; }
    std::size_t budget() const { return m_budget; }

private:
    SamplingRow* find(int id);
    void count();
    void thin();
    bool forgetOneOf(SamplingRow& row);

    std::size_t m_budget;
    std::size_t m_bytes = 0; ///< of m_rows
    std::vector<SamplingRow> m_rows;
    std::vector<SamplingRow> m_aside; ///< none of them running; by ascending id
    std::size_t m_asideBytes = 0;
    int m_nextId = 1;
    int m_currentRow = 0;
    int m_currentStep = 0;
    double m_currentAmount = 1;
};

} // namespace playground
