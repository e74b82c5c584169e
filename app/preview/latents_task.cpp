// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/latents_task.h"

#include "models/api/cancellation.h"
#include "models/api/error.h"
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

LatentsTask::LatentsTask(std::string device, std::function<void()> notify, std::function<bool()> urgent)
    : m_device(std::move(device))
    , m_notify(std::move(notify))
    , m_urgent(std::move(urgent))
{
}

void LatentsTask::forget()
{
    const std::lock_guard lock(m_mutex);
    m_waiting = {};
    m_forget = true;
}

void LatentsTask::add(LatentJob job)
{
    const std::lock_guard lock(m_mutex);
    const auto kind = static_cast<std::size_t>(job.order.kind);
    if (job.order.kind == Kind::Map)
        m_progress = 0; // resets the progress of the previous map
    m_waiting[kind] = std::move(job);
}

bool LatentsTask::slice()
{
    if (m_forget.exchange(false))
        leave();
    const Cancellable cancellable([this] { return m_forget || m_urgent(); });
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
    m_space.reset();
    m_experiment = nullptr;
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
    std::optional<Reconstructions> row = m_space->stepRow();
    if (row)
        answer.row = renderRow(std::move(*row), order.displayRange, order.errorHue);
    return row.has_value();
}

bool LatentsTask::stepMap(LatentResponse& answer)
{
    if (!m_map->map) {
        if (std::optional<LatentMap> map = m_space->stepMap())
            m_map->map = std::make_shared<const LatentMap>(std::move(*map));
        else
            m_progress = m_space->mapProgress();
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
    if (experiment != m_experiment) {
        leave(); // frees the old network first: two may not fit into memory
        m_space = std::make_unique<LatentSpace>(experiment->recipe, experiment->dataset, m_device);
        m_experiment = experiment;
    }
    return *m_space;
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
    } catch (const Error& e) {
        result.answer.error = e.text();
    } catch (const std::exception& e) {
        result.answer.error = Text(e.what());
    }
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun;
    milliseconds += taken.count();
    if (!whole)
        return false;
    result.milliseconds = milliseconds;
    m_results.append(std::move(result));
    m_notify();
    return true;
}

} // namespace playground
