// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/shared_training_state.h"

#include "models/api/snapshot_file.h"

#include <utility>

namespace playground
{

TrainingStatus SharedTrainingState::status() const
{
    const std::lock_guard lock(m_mutex);
    TrainingStatus status = m_status;
    status.weights = m_snapshot;
    return status;
}

std::shared_ptr<const Snapshot> SharedTrainingState::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

SharedTrainingState::Losses SharedTrainingState::takeLosses()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_losses, {});
}

void SharedTrainingState::change(const std::function<void(TrainingStatus&)>& change)
{
    const std::lock_guard lock(m_mutex);
    change(m_status);
}

void SharedTrainingState::put(std::shared_ptr<const Snapshot> snapshot)
{
    const std::lock_guard lock(m_mutex);
    m_snapshot = std::move(snapshot);
}

void SharedTrainingState::append(const StepRecord& record)
{
    const std::lock_guard lock(m_mutex);
    m_losses.records.push_back(record);
}

void SharedTrainingState::appendValidation(const StepRecord& record)
{
    const std::lock_guard lock(m_mutex);
    m_losses.validations.push_back(record);
}

void SharedTrainingState::restartLosses(const Trainer& trainer)
{
    Losses whole{true, trainer.history(), trainer.validationHistory()};
    const std::lock_guard lock(m_mutex);
    m_losses = std::move(whole);
}

void SharedTrainingState::begin(std::shared_ptr<const Experiment> experiment, const Trainer& trainer,
    RunState state, const std::string& runFolder, bool saved)
{
    const std::lock_guard lock(m_mutex);
    m_status = {};
    m_status.experiment = std::move(experiment);
    m_status.parameterCount = trainer.parameterCount();
    m_status.stepsPerEpoch = trainer.stepsPerEpoch();
    m_status.savedStep = trainer.stepsDone();
    m_status.runFolder = runFolder;
    if (saved)
        m_status.savedTo = runFolder;
    describe(&trainer, state);
}

void SharedTrainingState::beginWithoutData(
    std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> weights)
{
    const std::lock_guard lock(m_mutex);
    m_status = {};
    m_status.dataMissing = true;
    m_status.recipe = experiment->recipe;
    m_status.step = weights->step();
    m_status.parameterCount = snapshotBytes(*weights) / static_cast<std::int64_t>(sizeof(float));
    m_status.experiment = std::move(experiment);
    m_snapshot = std::move(weights);
    describe(nullptr, RunState::Idle);
}

void SharedTrainingState::publish(const Trainer* trainer, RunState state)
{
    const std::lock_guard lock(m_mutex);
    describe(trainer, state);
}

void SharedTrainingState::describe(const Trainer* trainer, RunState state)
{
    m_status.state = state;
    m_status.loading = false;
    if (trainer) {
        m_status.recipe = trainer->recipe();
        m_status.epochs = m_status.recipe.epochs;
        m_status.batchSize = m_status.recipe.batchSize;
        m_status.step = trainer->stepsDone();
        m_status.totalSteps = trainer->totalSteps();
    }
    if (state != RunState::Running)
        m_status.imagesPerSecond = 0;
}

void SharedTrainingState::clear()
{
    const std::lock_guard lock(m_mutex);
    m_status = {};
    m_snapshot.reset();
    m_losses = {true, {}, {}};
}

} // namespace playground
