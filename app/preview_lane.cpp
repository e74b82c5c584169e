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
    , m_latents(m_device, m_notify)
    , m_lane([this] { return slice(); })
{
}

void PreviewLane::request(PreviewJob job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (job.experiment != m_wantedLevels.experiment)
            m_wantedLevels = {}; // nobody looks at the other experiment any more
        m_next = std::move(job);
    }
    m_lane.post([] {});
}

void PreviewLane::requestNoiseLevels(
    std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wantedLevels = {std::move(experiment), std::move(snapshot)};
    }
    m_lane.post([] {});
}

bool PreviewLane::measuring() const
{
    const std::lock_guard lock(m_mutex);
    return m_wantedLevels.snapshot != nullptr;
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

void PreviewLane::inspect(std::shared_ptr<const Experiment> experiment, SampleQuestion inspection)
{
    m_inspection.ask(std::move(experiment), std::move(inspection));
    m_lane.post([] {});
}

void PreviewLane::look(LatentJob job)
{
    m_latents.add(std::move(job));
    m_lane.post([] {});
}

void PreviewLane::forgetLatents()
{
    m_latents.forget();
    m_lane.post([] {});
}

// One of each in turn: a slider that is dragged all the time does not hold sampling up, nor the other way.
bool PreviewLane::slice()
{
    const bool previewed = preview();
    const bool sampled = m_sampling.slice();
    const bool looked = m_latents.slice();
    return m_inspection.slice() || looked || sampled || previewed;
}

bool PreviewLane::preview()
{
    std::optional<PreviewJob> job;
    {
        const std::lock_guard lock(m_mutex);
        job = std::exchange(m_next, std::nullopt);
        m_working = job.has_value();
    }
    if (!job) {
        measure();
        return measuring();
    }
    m_pictures.put(work(*job));
    {
        const std::lock_guard lock(m_mutex);
        m_working = false;
    }
    m_notify();
    return true;
}

/// One small batch of the noise levels that are wanted.
void PreviewLane::measure()
{
    Levels wanted;
    {
        const std::lock_guard lock(m_mutex);
        wanted = m_wantedLevels;
    }
    if (wanted.snapshot == nullptr)
        return;
    std::optional<NoiseLevelErrors> errors;
    bool none = false; // will ever come
    try {
        Previewer& previewer = previewerOf(wanted.experiment);
        if (m_measured != wanted.snapshot) {
            none = !previewer.beginNoiseLevels(wanted.snapshot);
            m_measured = wanted.snapshot;
        }
        if (!none)
            errors = previewer.stepNoiseLevels();
    } catch (const std::exception&) {
        none = true; // the pictures of the same weights tell it
    }
    if (!errors && !none)
        return;
    m_measured = nullptr;
    if (errors)
        m_levels.put({wanted.experiment, *errors}); // there when measuring() says they are
    {
        const std::lock_guard lock(m_mutex);
        if (m_wantedLevels.snapshot == wanted.snapshot)
            m_wantedLevels = {}; // else newer ones are wanted meanwhile
    }
    if (errors)
        m_notify();
}

Previewer& PreviewLane::previewerOf(const std::shared_ptr<const Experiment>& experiment)
{
    if (experiment != m_experiment) {
        m_previewer.reset();
        m_inspector.reset();
        m_experiment = nullptr;
        m_measured = nullptr;
        m_previewer = std::make_unique<Previewer>(experiment->recipe, experiment->dataset, m_device);
        m_curve = m_previewer->noiseCurve();
        m_experiment = experiment;
    }
    return *m_previewer;
}

PreviewPictures PreviewLane::work(const PreviewJob& job)
{
    PreviewPictures pictures;
    pictures.experiment = job.experiment;
    pictures.kind = job.kind;
    try {
        Previewer& previewer = previewerOf(job.experiment);
        pictures.curve = m_curve;
        for (const PreviewRequest& request : job.requests)
            pictures.triptychs.push_back(previewer.triptych(job.snapshot, request));
        if (job.ink && !pictures.triptychs.empty())
            pictures.drawn
                = drawnTriptych(std::move(pictures.triptychs.front()), job.ink->look, job.ink->errorHue);
        if (job.inspection)
            inspect(job, pictures);
        if (job.step)
            pictures.step = previewer.forwardStep(*job.step);
        if (job.meanSeed && job.snapshot != nullptr)
            pictures.mean = previewer.meanComparison(job.snapshot, *job.meanSeed);
    } catch (const Error& e) {
        pictures.error = e.text();
    } catch (const std::exception& e) {
        pictures.error = Text(e.what());
    }
    return pictures;
}

void PreviewLane::inspect(const PreviewJob& job, PreviewPictures& pictures)
{
    if (!m_inspector) {
        m_inspector
            = std::make_unique<NetworkInspector>(job.experiment->recipe, job.experiment->dataset, m_device);
        m_graph = std::make_shared<const NetworkGraph>(m_inspector->graph());
    }
    pictures.graph = m_graph;
    pictures.inspection = drawnInspection(
        m_inspector->inspect(job.snapshot, *job.inspection), job.ink.value_or(PreviewJob::Ink{}).look);
}

} // namespace playground
