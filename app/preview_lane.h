// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inspection_worker.h"
#include "app/lane.h"
#include "app/sampling_worker.h"
#include "app/training_lane.h"
#include "models/api/previewer.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Pictures asked for in one go: one triptych per request, all from the same weights.
struct PreviewJob {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< null: only original and noised
    std::vector<PreviewRequest> requests;
    std::optional<PreviewRequest> step = {}; ///< asks for ForwardStep too
    int kind = 0; ///< the asker's own mark, given back with the pictures
};

struct PreviewPictures {
    std::shared_ptr<const Experiment> experiment; ///< the job's, as is the kind
    int kind = 0;
    std::vector<Triptych> triptychs; ///< one per request
    ForwardStep step; ///< if it was asked for
    NoiseCurve curve; ///< of the job's experiment
    std::optional<Text> error; ///< instead of them
};

/// Predicts for the window and samples on a thread of its own, from snapshots, so that training goes on
/// meanwhile. Of the previews the newest job wins: one that was not begun when the next comes is dropped.
/// Sampling jobs are all done, one denoising step at a time with previews in between. Public functions: GUI
/// thread.
class PreviewLane
{
public:
    /// `notify` is called on the lane's thread when pictures or sampling events are ready.
    PreviewLane(std::string device, std::function<void()> notify);

    void request(PreviewJob job);
    bool busy() const; ///< a job is waiting or being worked on

    /// How many threads the next jobs use: one while training runs, all cores otherwise.
    void setThreads(int threads);

    void sample(SamplingJob job);
    void cancelSampling(int row); ///< within one step
    std::vector<SamplingEvent> takeSamplingEvents() { return m_sampling.takeEvents(); }

    void inspect(std::shared_ptr<const Experiment> experiment, Inspection inspection); ///< latest wins
    std::optional<Findings> takeFindings() { return m_inspection.takeFindings(); }

    std::optional<PreviewPictures> takePictures() { return m_pictures.take(); }

private:
    bool slice();
    bool preview();
    PreviewPictures work(const PreviewJob& job);

    const std::string m_device;
    const std::function<void()> m_notify;
    LatestMailbox<PreviewPictures> m_pictures;

    mutable std::mutex m_mutex; // guards the two below
    std::optional<PreviewJob> m_next;
    bool m_working = false;

    // Touched by the lane's thread alone.
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<Previewer> m_previewer;
    NoiseCurve m_curve;

    SamplingWorker m_sampling;
    InspectionWorker m_inspection;
    Lane m_lane; // last: its thread uses all of the above
};

} // namespace playground
