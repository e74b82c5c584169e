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

/// The rows of the Sample page. Plain data, single-threaded. Stays within a memory budget by dropping steps
/// in the middle of the longest row, evenly; first, last and current steps are always kept.
class SamplingHistory
{
public:
    /// Holds 64 pictures of 28x28 over 1000 steps, both columns, with 25 % to spare.
    static constexpr std::size_t defaultBudget = std::size_t(512) << 20;

    explicit SamplingHistory(std::size_t budgetBytes = defaultBudget);

    /// Adds a row below its parent and the parent's other branches, or at the end; returns its id.
    int add(SamplingRow row);
    /// Applies a sampling event; returns true if the row shows something new. Events for removed rows are
    /// ignored: a lane may still be working on them.
    bool apply(SamplingEvent event);
    void start(int id, int totalSteps, std::int64_t snapshotStep, std::string weightsHash);
    void append(int id, SampleStep step);
    void finish(int id, ImageBatch pictures, ImageBatch decoded = {});
    void end(int id, SamplingRow::State state); ///< Cancelled or Failed
    void clear();
    /// Shows these rows in this order and sets all others aside, cancelling running ones. If memory ran
    /// short, rows set aside have been dropped, oldest first, and are skipped.
    void arrange(const std::vector<int>& ids);
    std::vector<int> ids() const; ///< of the rows shown
    /// Drops rows set aside that are not in `ids`.
    void keepAside(const std::vector<int>& ids);

    const std::vector<SamplingRow>& rows() const { return m_rows; }
    const SamplingRow* row(int id) const; ///< null if removed or set aside
    const SamplingRow* newest() const; ///< the row added last; null: none
    const SamplingRow* root(int id) const; ///< the row from which this one's chain of branches starts
    /// The current position: a step of one row (SampleStep::index); in other rows, the step at its noise
    /// level.
    void setCurrent(int id, int step, double amount);
    int currentOf(const SamplingRow& row) const; ///< the row's current step, as an index into row.steps

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
    std::vector<SamplingRow> m_aside; ///< not running; ascending ids
    std::size_t m_asideBytes = 0;
    int m_nextId = 1;
    int m_currentRow = 0;
    int m_currentStep = 0;
    double m_currentAmount = 1;
};

} // namespace playground
