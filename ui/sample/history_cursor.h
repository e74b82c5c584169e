// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/sampling_history.h"

namespace playground
{

/// Where the Sample page stands in its history: at a step of a row, at one of its pictures; and whether it
/// goes on with the newest step. Keeps the history told of the step, which thus is never forgotten. The
/// history outlives it.
class HistoryCursor
{
public:
    explicit HistoryCursor(SamplingHistory& history)
        : m_history(history)
    {
    }

    int id() const { return m_row; } ///< the row's, which may be gone
    const SamplingRow* row() const { return m_history.row(m_row); }
    int step() const { return m_step; } ///< index into the row's steps; -1: none
    const SampleStep* at() const; ///< that step; null: there is none
    double amount() const; ///< of noise, at that step; 1 where nothing was sampled
    int sample() const { return m_sample; }
    bool following() const { return m_following; }

    void reset(); ///< nowhere, following what comes
    void await(int id); ///< a row that has no steps yet, following it to its end
    void haltAt(int index) { m_haltAt = index; } ///< SampleStep::index at which following ends
    void setFollowing(bool following) { m_following = following; }
    void goTo(int id, int step);
    void goToLast(int id);
    void goNear(int id, double amount); ///< to the row's step nearest to this amount of noise
    bool setSample(int sample); ///< whether the row has it

    /// The row has more steps: goes to the newest if it follows.
    void follow(int id);
    /// Rows or steps may have gone: finds the step where it is now, or comes back within what there is.
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
