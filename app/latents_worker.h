// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mailbox.h"
#include "app/training_lane.h"
#include "models/api/latents.h"
#include "ui/latents/latent_order.h"

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

/// An order with all that it takes.
struct LatentJob {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< not null
    LatentOrder order;
};

struct LatentResult {
    std::shared_ptr<const Experiment> experiment; ///< the job's, as is the snapshot
    std::shared_ptr<const Snapshot> snapshot;
    LatentAnswer answer;
    double milliseconds = 0; ///< the lane was held by it
};

/// Works on the Latents page's orders: of each kind the newest, one of each kind in turn, a map in small
/// batches between them. slice() belongs to the lane's thread; the other functions are for the GUI thread and
/// return at once.
class LatentsWorker
{
public:
    /// `notify` is called on the lane's thread when results wait.
    LatentsWorker(std::string device, std::function<void()> notify);

    void forget(); ///< all that waits or is under way
    void add(LatentJob job); ///< replaces one of its kind that was not begun
    std::vector<LatentResult> takeResults() { return m_results.drain(); }
    double mapProgress() const { return m_progress; } ///< of the map under way, 0..1

    /// One order and one batch of the map; whether there was anything to do.
    bool slice();

private:
    std::optional<LatentJob> next();
    void answer(const LatentJob& job);
    void stepMap();
    LatentSpace& spaceOf(const std::shared_ptr<const Experiment>& experiment);
    /// Fills a result by `work`, which may throw; hands it in if `work` says that it is whole.
    void hand(const LatentJob& job, const std::function<bool(LatentAnswer&)>& work);

    const std::string m_device;
    const std::function<void()> m_notify;
    DrainMailbox<LatentResult> m_results;
    std::atomic<double> m_progress = 0;
    std::atomic<bool> m_forget = false;

    std::mutex m_mutex; // guards the waiting jobs
    std::array<std::optional<LatentJob>, LatentOrder::kinds> m_waiting;

    // Touched by the lane's thread alone.
    std::size_t m_last = 0; ///< the kind that was served last
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<LatentSpace> m_space;
    std::optional<LatentJob> m_map; ///< under way
};

} // namespace playground
