// SPDX-License-Identifier: GPL-3.0-or-later
// Saving runs and replacing one run by another.
#include "app/training/training_lane.h"

#include "models/api/error.h"
#include "models/api/saved_model.h"

#include <utility>

namespace playground
{

// A run is replaced only once it is saved.
void TrainingLane::postLeaving(std::function<void()> next)
{
    ++m_opening;
    // Goes with the last copy of `next`, whether that has run or was dropped.
    const std::shared_ptr<void> opening(nullptr, [this](void*) { --m_opening; });
    m_lane.post([this, next = [next = std::move(next), opening] { next(); }] {
        m_next = next;
        m_afterNext = nullptr;
        leaveIfSaved();
    });
}

void TrainingLane::leaveIfSaved()
{
    if (!m_next)
        return;
    if (!m_saver.saveUnsaved(m_trainer.get()))
        return reportUnsaved();
    std::exchange(m_next, nullptr)();
    if (const auto work = std::exchange(m_afterNext, nullptr))
        atRest(work);
}

void TrainingLane::reportUnsaved()
{
    m_unsaved.put({m_saver.folder(), m_saver.problem(), m_trainer->stepsDone() - m_state.status().savedStep});
    m_notify();
}

void TrainingLane::saveAgain(const std::string& folder)
{
    m_lane.post([=, this] {
        if (!folder.empty())
            m_saver.moveTo(folder);
        if (m_next)
            return leaveIfSaved();
        if (m_trainer && !m_saver.save(*m_trainer))
            reportUnsaved();
    });
}

void TrainingLane::giveUpUnsaved()
{
    m_lane.post([this] {
        if (m_trainer)
            m_saver.giveUp(*m_trainer);
        leaveIfSaved();
    });
}

std::vector<std::shared_ptr<const Snapshot>> TrainingLane::snapshotsIn(
    const std::string& runFolder, const Snapshot& weights)
{
    Text problem;
    auto snapshots = RunSnapshots::read(runFolder, weights, problem);
    if (!problem.source.empty())
        m_errors.append(problem);
    return snapshots;
}

void TrainingLane::adoptWithoutData(const std::string& runFolder, const Text& reason)
{
    const SavedModel model = loadRunModel(runFolder);
    leave(runFolder);
    Experiment experiment{model.recipe, model.pictures, true};
    experiment.copyOf = runFolder;
    if (model.recipe.ema.decay == 0) // its snapshots contain averages, which this one lacks
        experiment.snapshots = snapshotsIn(runFolder, *model.snapshot);
    m_state.beginWithoutData(std::make_shared<Experiment>(std::move(experiment)), model.snapshot);
    m_errors.append(reason);
    m_notify();
}

void TrainingLane::keepSnapshot(
    std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot)
{
    m_lane.post([this, experiment = std::move(experiment), snapshot = std::move(snapshot)] {
        if (status().experiment == experiment) // otherwise another run has replaced it
            m_saver.keepSnapshot(snapshot);
    });
}

void TrainingLane::noteSampled(
    std::shared_ptr<const Experiment> experiment, const std::string& hash, std::int64_t step)
{
    m_lane.post([this, experiment = std::move(experiment), hash, step] {
        if (status().experiment == experiment)
            m_saver.noteSampled(hash, step);
    });
}

void TrainingLane::refreshLock()
{
    m_lane.post([this] { m_saver.refreshLock(); });
}

void TrainingLane::rename(const std::string& name)
{
    m_lane.post([=, this] {
        try {
            m_saver.rename(name);
        } catch (const Error& e) {
            m_errors.append(e.text());
        }
        m_notify();
    });
}

void TrainingLane::stay()
{
    m_lane.post([this] { m_next = m_afterNext = nullptr; });
}

void TrainingLane::leave(const std::string& next)
{
    const std::string folder = status().savedTo;
    if (m_trainer && m_trainer->stepsDone() > 0 && (folder.empty() || folder != next))
        m_left.append({folder, m_trainer->recipe().name, m_trainer->history()});
    forget();
}

void TrainingLane::forget()
{
    m_running = false;
    m_trainer.reset();
    m_saver.forget();
    m_state.clear();
}

} // namespace playground
