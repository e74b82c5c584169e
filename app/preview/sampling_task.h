// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane_task.h"
#include "app/lanes/mailbox.h"
#include "app/preview/preview_link.h"
#include "app/training/training_lane.h"
#include "models/api/sampling_run.h"
#include "ui/sample/sampling_event.h"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace playground
{

/// A row to sample, with everything needed to do it.
struct SamplingJob {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot;
    RowRequest request;
};

/// Works through sampling jobs one after the other, one denoising step per slice. Of the public functions
/// slice() belongs to the lane's thread; the others are for the GUI thread and return at once.
class SamplingTask : public LaneTask
{
public:
    /// PreviewLink::notify is called when events wait: on the lane's thread, or by cancel().
    explicit SamplingTask(const PreviewLink& link);

    void add(SamplingJob job);
    /// Stops a row within one step, or before it starts; reported as Cancelled.
    void cancel(int row);
    /// All events since the last call.
    std::vector<SamplingEvent> takeEvents() { return m_events.drain(); }

    /// One denoising step, or one job ended; whether there is more to do.
    bool slice() override;

private:
    bool begin();
    void stepOn();
    void tell(SamplingEvent event);
    bool isCancelled();

    const PreviewLink& m_link;
    DrainMailbox<SamplingEvent> m_events;

    std::mutex m_mutex; // guards the two members below
    std::deque<SamplingJob> m_waiting;
    std::optional<int> m_cancelled; ///< the row being sampled, if it was cancelled

    // Used only on the lane's thread, except m_row, which m_mutex guards.
    std::optional<int> m_row; ///< the row being sampled
    std::unique_ptr<SamplingRun> m_run;
};

} // namespace playground
