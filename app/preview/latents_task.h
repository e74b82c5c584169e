// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane_task.h"
#include "app/lanes/mailbox.h"
#include "app/preview/per_experiment.h"
#include "app/preview/preview_link.h"
#include "app/training/training_lane.h"
#include "models/api/latent_map.h"
#include "models/api/latent_space.h"
#include "ui/latents/latent_request.h"

#include <QImage>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace playground
{

/// A request with everything needed to process it.
struct LatentJob {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< not null
    LatentRequest order;
};

struct LatentResult {
    std::shared_ptr<const Experiment> experiment; ///< the experiment and snapshot of the job
    std::shared_ptr<const Snapshot> snapshot;
    LatentResponse answer;
    double milliseconds = 0; ///< total working time of the lane for this job
};

/// Works on the Latents page's orders and draws what comes of them: of each kind the newest, one of each kind
/// in turn; rows and maps a few pictures at a time, with the other orders between. slice() belongs to the
/// lane's thread; the other functions are for the GUI thread and return at once.
class LatentsTask : public LaneTask
{
public:
    /// `mustYield`, polled between two layers of the network: work in progress makes way and is done later.
    LatentsTask(const PreviewLink& link, std::function<bool()> mustYield);

    void forget(); ///< drops pending requests and unfinished work
    void add(LatentJob job); ///< replaces a pending request of the same kind
    std::vector<LatentResult> takeResults() { return m_results.drain(); }
    double mapProgress() const { return m_progress; } ///< progress of the current map, 0..1

    /// One order, one step of the row and one of the map; whether there was anything to do.
    bool slice() override;

private:
    /// An unfinished row or map.
    struct Work {
        LatentJob job;
        std::shared_ptr<const LatentMap> map; ///< the finished map, while its thumbnails are being rendered
        std::vector<QImage> thumbnails;
        double milliseconds = 0; ///< working time so far
    };

    void leave();
    std::optional<LatentJob> next();
    void putBack(LatentJob job);
    bool waitsForRow(const LatentJob& job) const;
    void begin(const LatentJob& job);
    bool stepRow(LatentResponse& answer); ///< true once the row is complete
    bool stepMap(LatentResponse& answer);
    void step(std::optional<Work>& work, bool (LatentsTask::*stepOfIt)(LatentResponse&));
    LatentSpace& spaceOf(const std::shared_ptr<const Experiment>& experiment);
    /// Fills a result with `work`, and delivers it and returns true once `work` returns true or throws.
    /// `milliseconds` is the working time of earlier steps.
    bool hand(const LatentJob& job, double& milliseconds, const std::function<bool(LatentResponse&)>& work);

    const PreviewLink& m_link;
    const std::function<bool()> m_mustYield;
    DrainMailbox<LatentResult> m_results;
    std::atomic<double> m_progress = 0;
    std::atomic<bool> m_forget = false;

    std::mutex m_mutex; // guards m_waiting
    std::array<std::optional<LatentJob>, LatentRequest::kinds> m_waiting;

    // Touched by the lane's thread alone.
    std::size_t m_last = 0; ///< the kind that was served last
    PerExperiment<LatentSpace> m_space;
    std::weak_ptr<const Experiment> m_experiment; ///< of the work in progress
    std::optional<Work> m_row;
    std::optional<Work> m_map;
};

} // namespace playground
