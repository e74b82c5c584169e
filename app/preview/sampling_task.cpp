// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/sampling_task.h"

#include "models/api/cancellation.h"
#include "models/api/error_text.h"
#include "models/api/sampling_run.h"
#include "models/api/weights_hash.h"

#include <algorithm>
#include <utility>

namespace playground
{

SamplingTask::SamplingTask(const PreviewLink& link)
    : m_link(link)
{
}

void SamplingTask::add(SamplingJob job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_link.wake();
}

void SamplingTask::cancel(int row)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_row == row) {
            m_cancelled = row;
            return;
        }
        if (std::erase_if(m_waiting, [row](const SamplingJob& job) { return job.request.row == row; }) == 0)
            return;
    }
    SamplingEvent event;
    event.row = row;
    event.kind = SamplingEvent::Kind::Cancelled;
    tell(std::move(event));
}

bool SamplingTask::slice()
{
    SamplingEvent end;
    const Cancellable cancellable([this] { return isCancelled(); });
    try {
        if (!m_run)
            return begin();
        if (!isCancelled()) {
            stepOn();
            return true;
        }
        end.kind = SamplingEvent::Kind::Cancelled;
    } catch (const Cancelled&) {
        end.kind = SamplingEvent::Kind::Cancelled;
    } catch (const std::exception&) {
        end.kind = SamplingEvent::Kind::Failed;
        end.error = errorText();
    }
    m_run.reset();
    {
        const std::lock_guard lock(m_mutex);
        end.row = *std::exchange(m_row, std::nullopt);
        m_cancelled.reset();
    }
    tell(std::move(end));
    return true;
}

bool SamplingTask::begin()
{
    SamplingJob job;
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.empty())
            return false;
        job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_row = job.request.row;
    }
    m_run = std::make_unique<SamplingRun>(
        job.experiment->recipe, job.experiment->dataset, job.snapshot, job.request.request, m_link.device);
    SamplingEvent event;
    event.row = job.request.row;
    event.kind = SamplingEvent::Kind::Started;
    event.totalSteps = m_run->totalSteps();
    event.snapshotStep = job.snapshot->step();
    event.weightsHash = weightsHash(*job.snapshot);
    tell(std::move(event));
    return true;
}

void SamplingTask::stepOn()
{
    SamplingEvent event;
    event.row = *m_row; // written only by this thread
    if (!m_run->finished()) {
        event.kind = SamplingEvent::Kind::Step;
        event.step = m_run->step();
    } else {
        event.kind = SamplingEvent::Kind::Finished;
        event.pictures = m_run->pictures();
        event.decoded = m_run->decodedPictures();
        m_run.reset();
        const std::lock_guard lock(m_mutex);
        m_row.reset();
        m_cancelled.reset();
    }
    tell(std::move(event));
}

bool SamplingTask::isCancelled()
{
    const std::lock_guard lock(m_mutex);
    return m_row && m_cancelled == m_row;
}

void SamplingTask::tell(SamplingEvent event)
{
    m_events.append(std::move(event));
    m_link.notify();
}

} // namespace playground
