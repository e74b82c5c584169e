// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/shared_training_state.h"

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace playground
{

class LaneTask;

/// The page preview that the user is looking at: one task, one experiment. Previews of other pages and
/// experiments are dropped, and abandoned when they have begun. Any thread.
class PreviewFocus
{
public:
    /// `changed` is called by set() and clear() with the new experiment, or null.
    explicit PreviewFocus(std::function<void(const Experiment*)> changed)
        : m_changed(std::move(changed))
    {
    }

    void set(const LaneTask& task, std::shared_ptr<const Experiment> experiment)
    {
        m_changed(experiment.get());
        const std::lock_guard lock(m_mutex);
        m_task = &task;
        m_experiment = std::move(experiment);
    }
    /// No page shows a preview.
    void clear()
    {
        m_changed(nullptr);
        const std::lock_guard lock(m_mutex);
        m_task = nullptr;
        m_experiment = nullptr;
    }
    bool isOn(const LaneTask& task, const std::shared_ptr<const Experiment>& experiment) const
    {
        const std::lock_guard lock(m_mutex);
        return m_task == &task && m_experiment == experiment;
    }

private:
    const std::function<void(const Experiment*)> m_changed;
    mutable std::mutex m_mutex; // guards the two below
    const LaneTask* m_task = nullptr;
    std::shared_ptr<const Experiment> m_experiment;
};

} // namespace playground
