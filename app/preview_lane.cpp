// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview_lane.h"

#include "models/api/error.h"
#include "models/api/threads.h"

#include <utility>

namespace playground
{

PreviewLane::PreviewLane(std::string device, std::function<void()> notify)
    : m_device(std::move(device))
    , m_notify(std::move(notify))
    , m_sampling(m_device, m_notify)
    , m_inspection(m_device, m_notify)
    , m_lane([this] { return slice(); })
{
}

void PreviewLane::request(PreviewJob job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = std::move(job);
    }
    m_lane.post([] {});
}

bool PreviewLane::busy() const
{
    const std::lock_guard lock(m_mutex);
    return m_working || m_next.has_value();
}

void PreviewLane::setThreads(int threads)
{
    m_lane.post([threads] { useThreads(threads); });
}

void PreviewLane::sample(SamplingJob job)
{
    m_sampling.add(std::move(job));
    m_lane.post([] {});
}

void PreviewLane::cancelSampling(int row)
{
    m_sampling.cancel(row);
}

void PreviewLane::inspect(std::shared_ptr<const Experiment> experiment, Inspection inspection)
{
    m_inspection.ask(std::move(experiment), std::move(inspection));
    m_lane.post([] {});
}

// One of each in turn: a slider that is dragged all the time does not hold sampling up, nor the other way.
bool PreviewLane::slice()
{
    const bool previewed = preview();
    const bool sampled = m_sampling.slice();
    return m_inspection.slice() || sampled || previewed;
}

bool PreviewLane::preview()
{
    std::optional<PreviewJob> job;
    {
        const std::lock_guard lock(m_mutex);
        job = std::exchange(m_next, std::nullopt);
        m_working = job.has_value();
    }
    if (!job)
        return false;
    m_pictures.put(work(*job));
    {
        const std::lock_guard lock(m_mutex);
        m_working = false;
    }
    m_notify();
    return true;
}

PreviewPictures PreviewLane::work(const PreviewJob& job)
{
    PreviewPictures pictures;
    pictures.experiment = job.experiment;
    pictures.kind = job.kind;
    try {
        if (job.experiment != m_experiment) {
            m_previewer.reset();
            m_experiment = nullptr;
            m_previewer
                = std::make_unique<Previewer>(job.experiment->recipe, job.experiment->dataset, m_device);
            m_curve = m_previewer->noiseCurve();
            m_experiment = job.experiment;
        }
        pictures.curve = m_curve;
        for (const PreviewRequest& request : job.requests)
            pictures.triptychs.push_back(m_previewer->triptych(job.snapshot, request));
        if (job.step)
            pictures.step = m_previewer->forwardStep(*job.step);
    } catch (const Error& e) {
        pictures.error = e.text();
    } catch (const std::exception& e) {
        pictures.error = Text(e.what());
    }
    return pictures;
}

} // namespace playground
