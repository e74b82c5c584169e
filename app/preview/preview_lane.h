// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane.h"
#include "app/preview/comparison_task.h"
#include "app/preview/inspection_task.h"
#include "app/preview/latents_task.h"
#include "app/preview/noise_level_task.h"
#include "app/preview/noise_page_task.h"
#include "app/preview/sampling_task.h"
#include "app/preview/triptych_task.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace playground
{

/// What the preview lane is computing, and since when.
struct PreviewWork {
    enum class Kind { Images, Layers, NoiseLevels, Sampling, Latents, Comparison };

    Kind kind = Kind::Images;
    std::chrono::steady_clock::time_point begun = {};
};

/// Predicts for the window and samples on a thread of its own, from snapshots, while training runs. Each task
/// does one kind of work and takes turns with the others, a slice at a time. Public functions: GUI thread.
class PreviewLane
{
public:
    /// `notify` is called when a task has a result: on the lane's thread, or by SamplingTask::cancel().
    PreviewLane(const std::string& device, std::function<void()> notify);
    ~PreviewLane();

    TriptychTask& triptych() { return m_triptych; }
    NoisePageTask& noisePage() { return m_noisePage; }
    InspectionTask& inspection() { return m_inspection; }
    NoiseLevelTask& noiseLevels() { return m_noiseLevels; }
    SamplingTask& sampling() { return m_sampling; }
    LatentsTask& latents() { return m_latents; }
    ComparisonTask& comparison() { return m_comparison; }

    /// Drops the page preview in progress and the noise levels: no page shows them any more.
    void forgetPreviews() { m_focus.clear(); }
    bool isBusy() const; ///< a page preview is waiting or in progress
    /// Runs `work` between two slices; it may not throw.
    void post(std::function<void()> work) { m_lane.post(std::move(work)); }
    /// The number of threads of the next slices: one while training runs, all cores otherwise.
    void setThreads(int threads);
    std::optional<PreviewWork> work() const; ///< nothing: the lane waits

private:
    bool slice();
    bool run(PreviewWork::Kind kind, LaneTask& task);
    bool pageIsWaiting() const;

    const PreviewLink m_link;
    std::atomic<bool> m_ending = false;
    mutable std::mutex m_mutex; // guards the one below
    std::optional<PreviewWork> m_work;

    PreviewModels m_models;
    PreviewFocus m_focus;
    TriptychTask m_triptych;
    NoisePageTask m_noisePage;
    InspectionTask m_inspection;
    NoiseLevelTask m_noiseLevels;
    SamplingTask m_sampling;
    LatentsTask m_latents;
    ComparisonTask m_comparison;
    Lane m_lane; // last: its thread uses all of the above
};

} // namespace playground
