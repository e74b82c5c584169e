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

/// Compares pictures with the training set; the newest request wins. Call slice() on the lane's thread; the
/// other functions are for the GUI thread and return at once.
class ComparisonTask
{
public:
    /// `notify` is called on the lane's thread when a result is ready.
    ComparisonTask(std::string device, std::function<void()> notify);

    void ask(std::shared_ptr<const Experiment> experiment, ComparisonRequest inspection);
    std::optional<Comparison> takeFindings() { return m_findings.take(); }

    /// Processes the last request; returns false if there was none.
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

    // Used only on the lane's thread.
    std::shared_ptr<const Experiment> m_experiment;
    std::unique_ptr<TrainingSetComparison> m_insight;
};

} // namespace playground
