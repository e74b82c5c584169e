// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/mailbox.h"
#include "app/training/training_lane.h"
#include "models/api/training_set_comparison.h"
#include "ui/sample/comparison.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace playground
{

/// Holds pictures against the training set, the newest that was asked for. slice() belongs to the lane's
/// thread; the other functions are for the GUI thread and return at once.
class ComparisonTask
{
public:
    /// `notify` is called on the lane's thread when findings wait.
    ComparisonTask(std::string device, std::function<void()> notify);

    void ask(std::shared_ptr<const Experiment> experiment, ComparisonRequest inspection);
    std::optional<Comparison> takeFindings() { return m_findings.take(); }

    /// Answers what was asked last; whether there was a question.
    bool slice();

private:
    struct Question {
        std::shared_ptr<const Experiment> experiment;
        ComparisonRequest inspection;
    };

    void answer(const Question& question, Comparison& findings);

    const std::string m_device;
    const std::function<void()> m_notify;
    LatestMailbox<Question> m_question;
    LatestMailbox<Comparison> m_findings;

    // Touched by the lane's thread alone.
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<TrainingSetComparison> m_insight;
};

} // namespace playground
