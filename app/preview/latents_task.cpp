// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/latents_task.h"

#include "models/api/cancellation.h"
#include "models/api/error_text.h"
#include "ui/latents/dataset_pictures.h"
#include "ui/latents/latent_map_canvas.h"

#include <chrono>
#include <utility>

namespace playground
{

namespace
{
using Kind = LatentRequest::Kind;
constexpr int thumbnailsAtOnce = 64; // takes a few milliseconds
constexpr DisplayRange asStored{0, 1, /*inverted=*/true};
} // namespace

LatentsTask::LatentsTask(const PreviewLink& link, std::function<bool()> mustYield)
    : m_link(link)
    , m_mustYield(std::move(mustYield))
    , m_space(link.device)
{
}

void LatentsTask::forget()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = {};
        m_forget = true;
    }
    m_link.wake();
}

void LatentsTask::add(LatentJob job)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto kind = static_cast<std::size_t>(job.order.kind);
        if (job.order.kind == Kind::Map)
            m_progress = 0; // not that of the one before, until it is begun
        m_waiting[kind] = std::move(job);
    }
    m_link.wake();
}

bool LatentsTask::slice()
{
    if (m_forget.exchange(false))
        leave();
    const Cancellable cancellable([this] { return m_forget || m_mustYield(); });
    std::optional<LatentJob> job = next();
    try {
        if (job)
            begin(*job);
    } catch (const Cancelled&) {
        putBack(std::move(*job));
        return true;
    }
    const bool working = m_row || m_map;
    try {
        step(m_row, &LatentsTask::stepRow);
        step(m_map, &LatentsTask::stepMap);
    } catch (const Cancelled&) { // the step changed nothing
    }
    return job || working;
}

void LatentsTask::putBack(LatentJob job)
{
    const std::lock_guard lock(m_mutex);
    auto& waiting = m_waiting[static_cast<std::size_t>(job.order.kind)];
    if (!m_forget && !waiting)
        waiting = std::move(job);
}

/// Drops the experiment and its unfinished work.
void LatentsTask::leave()
{
    m_row.reset();
    m_map.reset();
    m_space.leaveOthers(nullptr);
}

std::optional<LatentJob> LatentsTask::next()
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 1; i <= m_waiting.size(); ++i) {
        const std::size_t kind = (m_last + i) % m_waiting.size();
        if (m_waiting[kind] && !waitsForRow(*m_waiting[kind])) {
            m_last = kind;
            return std::exchange(m_waiting[kind], std::nullopt);
        }
    }
    return {};
}

/// A row of the same pictures is finished first; otherwise no row would be finished while the user drags the
/// Time slider.
bool LatentsTask::waitsForRow(const LatentJob& job) const
{
    return job.order.kind == Kind::Row && m_row && m_row->job.experiment == job.experiment
        && m_row->job.order.indices == job.order.indices;
}

void LatentsTask::begin(const LatentJob& job)
{
    double milliseconds = 0;
    hand(job, milliseconds, [&](LatentResponse& answer) {
        LatentSpace& space = spaceOf(job.experiment);
        const LatentRequest& order = job.order;
        if (order.kind == Kind::Row) {
            m_row.reset();
            space.beginRow(job.snapshot, order.indices, order.drawSeed);
            m_row = Work{job, nullptr, {}, 0};
            return false;
        }
        if (order.kind == Kind::Map) {
            space.beginMap(job.snapshot);
            m_map = Work{job, nullptr, {}, 0};
            return false;
        }
        answer.decoded = picturesOf(space.decode(job.snapshot, order.latents), order.displayRange);
        return true;
    });
}

void LatentsTask::step(std::optional<Work>& work, bool (LatentsTask::*stepOfIt)(LatentResponse&))
{
    if (work && hand(work->job, work->milliseconds, [&](LatentResponse& answer) {
            return (this->*stepOfIt)(answer);
        }))
        work.reset();
}

bool LatentsTask::stepRow(LatentResponse& answer)
{
    const LatentRequest& order = m_row->job.order;
    std::optional<Reconstructions> row = spaceOf(m_row->job.experiment).stepRow();
    if (row)
        answer.row = renderRow(std::move(*row), order.displayRange, order.errorHue);
    return row.has_value();
}

bool LatentsTask::stepMap(LatentResponse& answer)
{
    if (!m_map->map) {
        LatentSpace& space = spaceOf(m_map->job.experiment);
        if (std::optional<LatentMap> map = space.stepMap())
            m_map->map = std::make_shared<const LatentMap>(std::move(*map));
        else
            m_progress = space.mapProgress();
        return false;
    }
    const std::vector<int>& indices = m_map->map->indices;
    for (int i = 0; i < thumbnailsAtOnce && m_map->thumbnails.size() < indices.size(); ++i)
        m_map->thumbnails.push_back(thumbnailOf(*m_map->job.experiment->dataset,
            indices[m_map->thumbnails.size()], LatentMapCanvas::thumbnailSide, asStored));
    if (m_map->thumbnails.size() < indices.size())
        return false;
    answer.map = m_map->map;
    answer.thumbnails = std::move(m_map->thumbnails);
    return true;
}

LatentSpace& LatentsTask::spaceOf(const std::shared_ptr<const Experiment>& experiment)
{
    if (experiment != m_experiment.lock()) {
        leave();
        m_experiment = experiment;
    }
    return m_space.of(experiment);
}

bool LatentsTask::hand(
    const LatentJob& job, double& milliseconds, const std::function<bool(LatentResponse&)>& work)
{
    LatentResult result{job.experiment, job.snapshot, {}, 0};
    result.answer.kind = job.order.kind;
    result.answer.ticket = job.order.ticket;
    const auto begun = std::chrono::steady_clock::now();
    bool whole = true;
    try {
        whole = work(result.answer);
    } catch (const std::exception&) {
        result.answer.error = errorText();
    }
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun;
    milliseconds += taken.count();
    if (!whole)
        return false;
    result.milliseconds = milliseconds;
    m_results.append(std::move(result));
    m_link.notify();
    return true;
}

} // namespace playground
