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

/// Computes previews and samples on its own thread, from snapshots of the weights, while training continues.
/// The newest preview job wins: a pending job is replaced by the next one. All sampling jobs are completed,
/// one denoising step at a time, with previews in between; noise levels are measured in small batches while
/// nothing else is waiting. Network runs can be cancelled between two layers, so that a preview for another
/// page or experiment does not wait for an obsolete one. Public functions: GUI thread.
class PreviewLane
{
public:
    /// `notify` is called when pictures or sampling events are ready, on the lane's thread or from
    /// cancelSampling().
    PreviewLane(std::string device, std::function<void()> notify);
    ~PreviewLane();

    void request(PreviewJob job);
    void forgetPreviews(); ///< drops pending and running previews and noise levels
    bool busy() const; ///< a preview job is waiting or running
    /// Runs other work between two slices; it must not throw.
    void post(std::function<void()> work) { m_lane.post(std::move(work)); }

    /// Measures the error at each noise level; replaces a running measurement. `snapshot` must not be null.
    void requestNoiseLevels(
        std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot);
    bool measuring() const; ///< requested noise levels are not ready yet
    std::optional<NoiseLevelCurve> takeNoiseLevels() { return m_levels.take(); }

    /// Number of threads for the next jobs: one during training, all cores otherwise.
    void setThreads(int threads);

    void sample(SamplingJob job);
    void cancelSampling(int row); ///< within one step
    std::vector<SamplingEvent> takeSamplingEvents() { return m_sampling.takeEvents(); }

    void inspect(std::shared_ptr<const Experiment> experiment, ComparisonRequest inspection); ///< latest wins
    std::optional<Comparison> takeFindings() { return m_inspection.takeFindings(); }

    void requestLatents(LatentJob job); ///< the newest request of each kind wins
    std::vector<LatentResult> takeLatents() { return m_latents.takeResults(); }
    void forgetLatents(); ///< drops pending requests and frees the network
    double latentMapProgress() const { return m_latents.mapProgress(); }

    std::optional<PreviewPictures> takePictures() { return m_pictures.take(); }

    std::optional<PreviewWork> work() const; ///< the current work and its start; nullopt: idle

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

    mutable std::mutex m_mutex; // guards the members below
    std::optional<PreviewJob> m_next;
    PreviewJob m_current; ///< the job started last
    bool m_working = false;
    bool m_givenUp = false; ///< m_current was cancelled
    std::optional<PreviewWork> m_work;
    struct Levels {
        std::shared_ptr<const Experiment> experiment;
        std::shared_ptr<const Snapshot> snapshot;
    } m_wantedLevels; ///< no snapshot: nothing requested

    std::atomic<bool> m_ending = false;

    // Used only on the lane's thread.
    PreviewJob m_shown; ///< the job whose pictures were delivered last
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<Previewer> m_previewer;
    std::unique_ptr<NetworkInspector> m_inspector; ///< for m_experiment; created on first use
    std::shared_ptr<const NetworkGraph> m_graph; ///< graph of m_inspector
    NoiseCurve m_curve;
    std::shared_ptr<const Snapshot> m_measured; ///< weights whose noise levels the previewer is measuring

    SamplingTask m_sampling;
    ComparisonTask m_inspection;
    LatentsTask m_latents;
    Lane m_lane; // last: its thread uses all members above
};

} // namespace playground
