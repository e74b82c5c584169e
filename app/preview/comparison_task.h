// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane_task.h"
#include "app/lanes/mailbox.h"
#include "app/preview/per_experiment.h"
#include "app/preview/preview_link.h"
#include "app/training/training_lane.h"
#include "models/api/training_set_comparison.h"
#include "ui/sample/comparison.h"

#include <memory>
#include <optional>

namespace playground
{

/// Holds pictures against the training set, the newest that was asked for. slice() belongs to the lane's
/// thread; the other functions are for the GUI thread and return at once.
class ComparisonTask : public LaneTask
{
public:
    explicit ComparisonTask(const PreviewLink& link);

    void request(std::shared_ptr<const Experiment> experiment, ComparisonRequest request);
    std::optional<Comparison> take() { return m_results.take(); }

    /// Computes the newest request.
    bool slice() override;

private:
    struct Question {
        std::shared_ptr<const Experiment> experiment;
        ComparisonRequest request;
    };

    void answer(const Question& question, Comparison& result);

    const PreviewLink& m_link;
    LatestMailbox<Question> m_question;
    LatestMailbox<Comparison> m_results;
    PerExperiment<TrainingSetComparison> m_comparison; ///< lane's thread
};

} // namespace playground
