// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/preview_lane.h"

#include "models/api/cancellation.h"
#include "models/api/threads.h"

#include <utility>

namespace playground
{

PreviewLane::PreviewLane(const std::string& device, std::function<void()> notify)
    : m_link{device, [this] { m_lane.post([] {}); }, std::move(notify)}
    , m_models(device)
    , m_focus([this](const Experiment* experiment) { m_noiseLevels.forgetOthers(experiment); })
    , m_triptych(m_link, m_focus, m_models)
    , m_noisePage(m_link, m_focus, m_models)
    , m_inspection(m_link, m_focus, m_models)
    , m_noiseLevels(m_link, m_models, [this] { return pageIsWaiting(); })
    , m_sampling(m_link)
    , m_latents(m_link, [this] { return pageIsWaiting(); })
    , m_comparison(m_link)
    , m_lane([this] { return slice(); })
{
}

PreviewLane::~PreviewLane()
{
    m_ending = true;
}

bool PreviewLane::isBusy() const
{
    return m_triptych.isBusy() || m_noisePage.isBusy() || m_inspection.isBusy();
}

bool PreviewLane::pageIsWaiting() const
{
    return m_triptych.isWaiting() || m_noisePage.isWaiting() || m_inspection.isWaiting();
}

void PreviewLane::setThreads(int threads)
{
    m_lane.post([threads] { useThreads(threads); });
}

std::optional<PreviewWork> PreviewLane::work() const
{
    const std::lock_guard lock(m_mutex);
    return m_work;
}

// A slice of each in turn: a slider that is dragged all the time does not hold sampling up, nor the reverse.
bool PreviewLane::slice()
{
    using Kind = PreviewWork::Kind;
    const Cancellable ending([this] { return m_ending.load(); });
    const std::pair<Kind, LaneTask&> tasks[] = {{Kind::Images, m_triptych}, {Kind::Images, m_noisePage},
        {Kind::Layers, m_inspection}, {Kind::NoiseLevels, m_noiseLevels}, {Kind::Sampling, m_sampling},
        {Kind::Latents, m_latents}, {Kind::Comparison, m_comparison}};
    bool more = false;
    try {
        for (const auto& [kind, task] : tasks)
            more = run(kind, task) || more;
    } catch (const Cancelled&) { // the lane ends
        return false;
    }
    return more;
}

bool PreviewLane::run(PreviewWork::Kind kind, LaneTask& task)
{
    const auto set = [this](std::optional<PreviewWork> work) {
        const std::lock_guard lock(m_mutex);
        m_work = work;
    };
    set(PreviewWork{kind, std::chrono::steady_clock::now()});
    struct AtEnd {
        decltype(set)& clear;
        ~AtEnd() { clear(std::nullopt); }
    } const atEnd{set};
    return task.slice();
}

} // namespace playground
