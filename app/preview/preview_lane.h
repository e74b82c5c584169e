// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane.h"
#include "app/lanes/mailbox.h"
#include "app/preview/comparison_task.h"
#include "app/preview/latents_task.h"
#include "app/preview/preview_job.h"
#include "app/preview/sampling_task.h"
#include "models/api/network_inspector.h"
#include "models/api/previewer.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Predicts for the window and samples on a thread of its own, from snapshots, so that training goes on
/// meanwhile. Of the previews the newest job wins: one that was not begun when the next comes is dropped.
/// Sampling jobs are all done, one denoising step at a time with previews in between; noise levels are
/// measured in small batches while nothing else waits. Whatever runs a network can be given up between two of
/// its layers: a preview for another page or experiment does not wait for one that nobody looks at any more.
/// Public functions: GUI thread.
class PreviewLane
{
public:
    /// `notify` is called when pictures or sampling events are ready: on the lane's thread, or by
    /// cancelSampling().
    PreviewLane(std::string device, std::function<void()> notify);
    ~PreviewLane();

    void request(PreviewJob job);
    void forgetPreviews(); ///< the one under way and the noise levels too: nobody looks at them any more
    bool busy() const; ///< a job is waiting or being worked on
    /// Work of another kind, done between two slices; it may not throw.
    void post(std::function<void()> work) { m_lane.post(std::move(work)); }

    /// Measures the error at each noise level; replaces a measurement under way. `snapshot` not null.
    void requestNoiseLevels(
        std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot);
    bool measuring() const; ///< noise levels are asked for and not yet there
    std::optional<NoiseLevelCurve> takeNoiseLevels() { return m_levels.take(); }

    /// How many threads the next jobs use: one while training runs, all cores otherwise.
    void setThreads(int threads);

    void sample(SamplingJob job);
    void cancelSampling(int row); ///< within one step
    std::vector<SamplingEvent> takeSamplingEvents() { return m_sampling.takeEvents(); }

    void inspect(std::shared_ptr<const Experiment> experiment, ComparisonRequest inspection); ///< latest wins
    std::optional<Comparison> takeFindings() { return m_inspection.takeFindings(); }

    void requestLatents(LatentJob job); ///< into the latents; of each kind of order the newest wins
    std::vector<LatentResult> takeLatents() { return m_latents.takeResults(); }
    void forgetLatents(); ///< all that was asked for, and the network that it took
    double latentMapProgress() const { return m_latents.mapProgress(); }

    std::optional<PreviewPictures> takePictures() { return m_pictures.take(); }

    std::optional<PreviewWork> work() const; ///< what it is at, since when; nothing: it waits

private:
    bool slice();
    bool preview();
    bool overtaken(const PreviewJob& job, std::chrono::steady_clock::time_point begun) const;
    bool somethingElseWaits() const;
    void originalsMeanwhile(const PreviewJob& job);
    PreviewPictures picturesOf(const PreviewJob& job);
    template <typename Does> bool at(PreviewWork::Kind kind, Does&& does);
    void measure();
    Previewer& previewerOf(const std::shared_ptr<const Experiment>& experiment);
    void inspect(const PreviewJob& job, PreviewPictures& pictures);

    const std::string m_device;
    const std::function<void()> m_notify;
    LatestMailbox<PreviewPictures> m_pictures;
    LatestMailbox<NoiseLevelCurve> m_levels;

    mutable std::mutex m_mutex; // guards those below
    std::optional<PreviewJob> m_next;
    PreviewJob m_current; ///< begun last
    bool m_working = false;
    bool m_givenUp = false; ///< m_current, before it was done
    std::optional<PreviewWork> m_work;
    struct Levels {
        std::shared_ptr<const Experiment> experiment;
        std::shared_ptr<const Snapshot> snapshot;
    } m_wantedLevels; ///< no snapshot: none are wanted

    std::atomic<bool> m_ending = false;

    // Touched by the lane's thread alone.
    PreviewJob m_shown; ///< whose pictures were handed in last
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<Previewer> m_previewer;
    std::unique_ptr<NetworkInspector> m_inspector; ///< of m_experiment; made when first asked for
    std::shared_ptr<const NetworkGraph> m_graph; ///< the inspector's
    NoiseCurve m_curve;
    std::shared_ptr<const Snapshot> m_measured; ///< whose noise levels the previewer has begun

    SamplingTask m_sampling;
    ComparisonTask m_inspection;
    LatentsTask m_latents;
    Lane m_lane; // last: its thread uses all of the above
};

} // namespace playground
