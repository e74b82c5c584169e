// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/latents_worker.h"

#include "models/api/error.h"

#include <chrono>
#include <utility>

namespace playground
{

LatentsWorker::LatentsWorker(std::string device, std::function<void()> notify)
    : m_device(std::move(device))
    , m_notify(std::move(notify))
{
}

void LatentsWorker::forget()
{
    const std::lock_guard lock(m_mutex);
    m_waiting = {};
    m_forget = true;
}

void LatentsWorker::add(LatentJob job)
{
    const std::lock_guard lock(m_mutex);
    const auto kind = static_cast<std::size_t>(job.order.kind);
    m_waiting[kind] = std::move(job);
}

bool LatentsWorker::slice()
{
    if (m_forget.exchange(false)) {
        m_map.reset();
        m_space.reset();
        m_experiment = nullptr;
    }
    const std::optional<LatentJob> job = next();
    if (job && job->order.kind == LatentOrder::Kind::Map) {
        m_map = job;
        m_progress = 0;
        hand(*job, [this](LatentAnswer&) {
            spaceOf(m_map->experiment).beginMap(m_map->snapshot);
            return false;
        });
    } else if (job) {
        answer(*job);
    }
    const bool mapping = m_map.has_value();
    if (mapping)
        stepMap();
    return job || mapping;
}

std::optional<LatentJob> LatentsWorker::next()
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 1; i <= m_waiting.size(); ++i) {
        const std::size_t kind = (m_last + i) % m_waiting.size();
        if (m_waiting[kind]) {
            m_last = kind;
            return std::exchange(m_waiting[kind], std::nullopt);
        }
    }
    return {};
}

void LatentsWorker::answer(const LatentJob& job)
{
    hand(job, [&](LatentAnswer& answer) {
        LatentSpace& space = spaceOf(job.experiment);
        if (job.order.kind == LatentOrder::Kind::Row)
            answer.row = space.encode(job.snapshot, job.order.indices, job.order.drawSeed);
        else
            answer.decoded = space.decode(job.snapshot, job.order.latents);
        return true;
    });
}

void LatentsWorker::stepMap()
{
    const LatentJob job = *m_map;
    hand(job, [&](LatentAnswer& answer) {
        LatentSpace& space = spaceOf(job.experiment);
        std::optional<LatentMap> map = space.stepMap();
        m_progress = space.mapProgress();
        if (!map)
            return false;
        answer.map = std::make_shared<const LatentMap>(std::move(*map));
        m_map.reset();
        return true;
    });
}

LatentSpace& LatentsWorker::spaceOf(const std::shared_ptr<const Experiment>& experiment)
{
    if (experiment != m_experiment) {
        m_space.reset(); // two networks at once need not fit into memory
        m_experiment = nullptr;
        m_space = std::make_unique<LatentSpace>(experiment->recipe, experiment->dataset, m_device);
        m_experiment = experiment;
        if (m_map && m_map->experiment != experiment)
            m_map.reset(); // nobody looks at it any more
    }
    return *m_space;
}

void LatentsWorker::hand(const LatentJob& job, const std::function<bool(LatentAnswer&)>& work)
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
    if (!whole)
        return;
    if (result.answer.error && job.order.kind == LatentOrder::Kind::Map)
        m_map.reset();
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun;
    result.milliseconds = taken.count();
    m_results.append(std::move(result));
    m_notify();
}

} // namespace playground
