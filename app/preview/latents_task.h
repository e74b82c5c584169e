// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/mailbox.h"
#include "app/training/training_lane.h"
#include "models/api/latents.h"
#include "ui/latents/latent_request.h"

#include <QImage>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
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

/// Processes the requests of the Latents page and renders the results. The newest request of each kind wins,
/// and the kinds take turns; rows and maps are computed a few pictures at a time, with other requests in
/// between. Call slice() on the lane's thread; the other functions are for the GUI thread and return at once.
class LatentsTask
{
public:
    /// `notify` is called on the lane's thread when results are ready. `urgent` is polled between two layers
    /// of the network; while it returns true, the current work is interrupted and continued later.
    LatentsTask(std::string device, std::function<void()> notify, std::function<bool()> urgent);

    void forget(); ///< drops pending requests and unfinished work
    void add(LatentJob job); ///< replaces a pending request of the same kind
    std::vector<LatentResult> takeResults() { return m_results.drain(); }
    double mapProgress() const { return m_progress; } ///< progress of the current map, 0..1

    /// Processes one request, one step of the row and one step of the map; returns false if there was nothing
    /// to do.
    bool slice();

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

    const std::string m_device;
    const std::function<void()> m_notify;
    const std::function<bool()> m_urgent;
    DrainMailbox<LatentResult> m_results;
    std::atomic<double> m_progress = 0;
    std::atomic<bool> m_forget = false;

    std::mutex m_mutex; // guards m_waiting
    std::array<std::optional<LatentJob>, LatentRequest::kinds> m_waiting;

    // Used only on the lane's thread.
    std::size_t m_last = 0; ///< the kind processed last
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<LatentSpace> m_space;
    std::optional<Work> m_row;
    std::optional<Work> m_map;
};

} // namespace playground
