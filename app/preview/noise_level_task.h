// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane_task.h"
#include "app/lanes/mailbox.h"
#include "app/preview/preview_link.h"
#include "app/preview/preview_models.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace playground
{

struct NoiseLevelResult {
    std::shared_ptr<const Experiment> experiment;
    NoiseLevelErrors errors;
};

/// Measures the error at each noise level, one small batch a slice. slice() belongs to the lane's thread; the
/// other functions are for the GUI thread and return at once.
class NoiseLevelTask : public LaneTask
{
public:
    /// `mustYield`, polled between two layers of the network: a batch in progress makes way and is measured
    /// again later.
    NoiseLevelTask(const PreviewLink& link, PreviewModels& models, std::function<bool()> mustYield);

    /// Replaces a measurement in progress. `snapshot` is not null.
    void request(std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot);
    bool isMeasuring() const; ///< requested and not finished
    std::optional<NoiseLevelResult> take() { return m_results.take(); }
    void forget();
    void forgetOthers(const Experiment* experiment); ///< drops a measurement of another experiment

    bool slice() override;

private:
    struct Levels {
        std::shared_ptr<const Experiment> experiment;
        std::shared_ptr<const Snapshot> snapshot;
    };

    Levels wanted() const;
    /// One batch; the errors after the last one. `none`: there will never be any.
    std::optional<NoiseLevelErrors> measure(const Levels& levels, bool& none);

    const PreviewLink& m_link;
    PreviewModels& m_models;
    const std::function<bool()> m_mustYield;
    LatestMailbox<NoiseLevelResult> m_results;

    mutable std::mutex m_mutex; // guards the one below
    Levels m_wanted; ///< no snapshot: none

    // Touched by the lane's thread alone.
    std::shared_ptr<const Snapshot> m_begun; ///< whose levels the previewer has begun
    std::int64_t m_begunBy = -1; ///< PreviewModels::generation() of that previewer
};

} // namespace playground
