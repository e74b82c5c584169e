// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_history.h"

namespace playground
{

/// The Sample page's position in its history: row, step and picture, and whether it follows the newest step.
/// Reports the current step to the history, so that it is never dropped. The history must outlive it.
class HistoryCursor
{
public:
    explicit HistoryCursor(SamplingHistory& history)
        : m_history(history)
    {
    }

    int id() const { return m_row; } ///< of the row, which may have been removed
    const SamplingRow* row() const { return m_history.row(m_row); }
    int step() const { return m_step; } ///< index into the row's steps; -1: none
    const SampleStep* at() const; ///< the current step; null: none
    double amount() const; ///< noise amount of the current step; 1 if nothing was sampled
    int sample() const { return m_sample; }
    bool following() const { return m_following; }

    void reset(); ///< no position; follows the next row
    void await(int id); ///< selects a row that has no steps yet and follows it
    void haltAt(int index) { m_haltAt = index; } ///< SampleStep::index at which following stops
    void setFollowing(bool following) { m_following = following; }
    void goTo(int id, int step);
    void goToLast(int id);
    void goNear(int id, double amount); ///< to the row's step nearest to this noise amount
    bool setSample(int sample); ///< false: the row has no such picture

    /// The row has new steps: moves to the newest if following.
    void follow(int id);
    /// After rows or steps were removed: finds the step again, or moves to a valid one.
    void settle();

private:
    void comeBackWithin();

    SamplingHistory& m_history;
    int m_row = 0;
    int m_step = -1;
    int m_sample = 0;
    bool m_following = true;
    int m_haltAt = -1;
};

} // namespace playground
