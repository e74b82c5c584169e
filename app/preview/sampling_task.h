// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/mailbox.h"
#include "app/training/training_lane.h"
#include "models/api/sampling.h"
#include "ui/sample/sampling_event.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// A row to sample, with everything needed to do it.
struct SamplingJob {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot;
    RowRequest order;
};

/// Processes sampling jobs one after the other, one denoising step per slice. Call slice() on the lane's
/// thread; the other functions are for the GUI thread and return at once.
class SamplingTask
{
public:
    /// `notify` is called when events are ready, on the lane's thread or from cancel().
    SamplingTask(std::string device, std::function<void()> notify);

    void add(SamplingJob job);
    /// Stops a row within one step, or before it starts; reported as Cancelled.
    void cancel(int row);
    /// All events since the last call.
    std::vector<SamplingEvent> takeEvents() { return m_events.drain(); }

    /// Takes one denoising step or finishes one job; returns true if there is more to do.
    bool slice();

private:
    bool begin();
    void stepOn();
    void tell(SamplingEvent event);
    bool isCancelled();

    const std::string m_device;
    const std::function<void()> m_notify;
    DrainMailbox<SamplingEvent> m_events;

    std::mutex m_mutex; // guards the two members below
    std::deque<SamplingJob> m_waiting;
    std::optional<int> m_cancelled; ///< the row being sampled, if it was cancelled

    // Used only on the lane's thread, except m_row, which m_mutex guards.
    std::optional<int> m_row; ///< the row being sampled
    std::unique_ptr<SamplingRun> m_run;
};

} // namespace playground
