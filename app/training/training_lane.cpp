// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_lane.h"

#include "app/training/run_folders.h"
#include "app/training/training_log.h"
#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/saved_model.h"
#include "models/api/shipped_recipes.h"
#include "models/api/step_record.h"
#include "models/api/threads.h"
#include "models/api/trainer.h"

#include <utility>

namespace playground
{

TrainingLane::TrainingLane(int threads, std::string device, std::function<void()> notify)
    : m_threads(threads)
    , m_device(std::move(device))
    , m_notify(std::move(notify))
    , m_saver(m_state, m_errors, m_notify)
    , m_lane([this] { return slice(); })
{
    m_lane.post([this] { useThreads(m_threads); });
}

TrainingLane::~TrainingLane()
{
    shutDown();
}

void TrainingLane::load(const Recipe& recipe, const std::string& runFolder)
{
    postLeaving([=, this, wanted = stillWanted()] {
        guard(
            [&] {
                leave();
                checkRecipe(recipe);
                m_state.change([](TrainingStatus& status) { status.dataMissing = status.loading = true; });
                m_notify();
                auto dataset = m_datasets.dataset(recipe, wanted);
                if (!dataset)
                    return;
                m_state.change([](TrainingStatus& status) { status.dataMissing = false; });
                adopt(std::make_unique<Trainer>(recipe, dataset, m_device), {recipe, dataset}, runFolder);
            },
            RunState::Idle);
    });
}

void TrainingLane::resume(const std::string& runFolder, bool asCopy)
{
    postLeaving([=, this, wanted = stillWanted()] {
        // If the run cannot be read, the current one stays unchanged.
        const RunState before = status().state;
        guard(
            [&] {
                m_state.change([](TrainingStatus& status) { status.loading = true; });
                m_notify();
                const Recipe recipe = loadRecipe(runFolder);
                std::shared_ptr<const Dataset> dataset;
                try {
                    dataset = m_datasets.dataset(recipe, wanted, runFolder);
                } catch (const Error& e) {
                    if (isAutoencoder(recipe))
                        throw;
                    return adoptWithoutData(runFolder, e.text());
                }
                if (!dataset)
                    return;
                const bool own = !asCopy && m_saver.keeps(runFolder);
                auto lock = own || asCopy ? nullptr : RunLock::take(runFolder);
                auto trainer = Trainer::resume(runFolder, dataset, m_device);
                if (own)
                    lock = m_saver.releaseLock();
                leave(runFolder);
                Experiment experiment{trainer->recipe(), dataset, true};
                const std::string folder = lock ? runFolder : runFolders::copyOf(runFolder);
                if (!lock)
                    experiment.copyOf = runFolder;
                experiment.openElsewhere = !lock && !asCopy;
                experiment.snapshots = snapshotsIn(runFolder, *trainer->snapshot());
                adopt(std::move(trainer), std::move(experiment), folder, std::move(lock));
            },
            before);
    });
}

void TrainingLane::loadWeights(const std::string& weights, const Recipe& recipe, const std::string& runFolder)
{
    postLeaving([=, this, wanted = stillWanted()] {
        const RunState before = status().state;
        guard(
            [&] {
                auto [fitted, notices] = recipeForWeights(weights, recipe);
                checkRecipe(fitted);
                auto dataset = m_datasets.dataset(fitted, wanted);
                if (!dataset)
                    return;
                auto trainer = std::make_unique<Trainer>(fitted, dataset, m_device);
                trainer->startFrom(weights);
                leave();
                Experiment experiment{fitted, dataset, true, {}, weights};
                experiment.notices = std::move(notices);
                adopt(std::move(trainer), std::move(experiment), runFolder);
            },
            before);
    });
}

void TrainingLane::train()
{
    postAtRest([this] {
        if (m_trainer->finished())
            m_trainer->setEpochs(m_trainer->recipe().epochs + m_epochsAsked);
        m_running = true;
        m_saver.resetErrorReport();
        m_speed.restart();
        publish(RunState::Running);
    });
}

void TrainingLane::pause()
{
    m_lane.post([this] {
        if (!m_running)
            return;
        m_running = false;
        // The weights first: who sees the run paused samples from them.
        guard([&] { publishSnapshot(); }, RunState::Paused);
        publish(RunState::Paused);
        guard([&] { m_saver.save(*m_trainer); }, RunState::Paused);
    });
}

void TrainingLane::stepOnce()
{
    postAtRest([this] { step(nullptr); });
}

void TrainingLane::stepSlowly()
{
    postAtRest([this] {
        StepAnatomy anatomy;
        step(&anatomy);
        m_anatomy.put(std::move(anatomy));
        m_notify();
    });
}

void TrainingLane::step(StepAnatomy* anatomy)
{
    if (m_trainer->finished())
        m_trainer->setEpochs(m_trainer->recipe().epochs + 1);
    m_state.append(m_trainer->step(anatomy));
    while (m_trainer->validationDue())
        validateBatch();
    publishSnapshot();
    publish(m_trainer->finished() ? RunState::Completed : RunState::Paused);
}

void TrainingLane::postAtRest(const std::function<void()>& work)
{
    m_lane.post([=, this] {
        if (m_next)
            m_afterNext = work; // the user means the run that is about to replace this one
        else
            atRest(work);
    });
}

void TrainingLane::atRest(const std::function<void()>& work)
{
    if (m_trainer && !m_running)
        guard(work, RunState::Failed);
}

void TrainingLane::stop()
{
    std::shared_ptr<const Experiment> stopped;
    m_state.change([&](TrainingStatus& status) {
        if (!canStop(status.state))
            return;
        stopped = status.experiment;
        status.state = RunState::Stopping; // visible at once, however long the current step takes
    });
    if (!stopped)
        return;
    m_notify();
    m_lane.post([this, stopped] {
        if (status().experiment == stopped) // otherwise a newer load has replaced it
            guard([&] { complete(); }, RunState::Completed);
    });
}

void TrainingLane::setLive(const Recipe& recipe)
{
    m_lane.post([=, this] {
        if (!m_trainer)
            return;
        const RunState state = status().state;
        guard(
            [&] {
                m_trainer->setLearningRate(recipe.optimizer.learningRate);
                m_trainer->setEpochs(recipe.epochs);
                if (m_running && m_trainer->finished())
                    return complete();
                const bool more = state == RunState::Completed && !m_trainer->finished();
                publish(more ? RunState::Paused : state);
            },
            state);
    });
}

ContinueCheck TrainingLane::stillWanted()
{
    return [this, asked = ++m_asked] { return m_asked == asked; };
}

bool TrainingLane::shutDown()
{
    ++m_asked;
    bool saved = true;
    m_lane.post([&] {
        m_next = m_afterNext = nullptr;
        if (std::exchange(m_running, false))
            publish(RunState::Paused);
        saved = m_saver.saveUnsaved(m_trainer.get());
        if (!saved)
            reportUnsaved();
    });
    m_lane.flush();
    return saved;
}

bool TrainingLane::slice()
{
    if (!m_running)
        return false;
    guard(
        [&] {
            if (m_trainer->validationDue())
                validateBatch();
            else
                trainStep();
            if (m_trainer->finished() && !m_trainer->validationDue())
                complete();
        },
        RunState::Failed);
    return m_running;
}

void TrainingLane::trainStep()
{
    const StepRecord record = m_trainer->step();
    m_state.append(record);
    const auto stepsPerSecond = m_speed.after(record);
    m_state.change([&](TrainingStatus& status) {
        status.step = record.step;
        if (stepsPerSecond)
            status.imagesPerSecond = *stepsPerSecond * m_trainer->recipe().batchSize;
    });
    m_saver.writePictureIfDue(record, *m_trainer);
    if (m_trainer->finished())
        return;
    if (m_snapshotWanted.exchange(false))
        publishSnapshot();
    m_saver.saveIfDue(record, *m_trainer);
}

void TrainingLane::validateBatch()
{
    if (const auto record = m_trainer->validate())
        m_state.appendValidation(*record);
}

void TrainingLane::complete()
{
    m_running = false;
    publishSnapshot();
    m_saver.save(*m_trainer);
    publish(RunState::Completed);
}

void TrainingLane::adopt(std::unique_ptr<Trainer> trainer, Experiment experiment, std::string runFolder,
    std::unique_ptr<RunLock> lock)
{
    m_running = false;
    m_trainer = std::move(trainer);
    const Recipe& recipe = m_trainer->recipe();
    m_epochsAsked = recipe.epochs;
    const bool saved = lock != nullptr;
    const bool trained = m_trainer->stepsDone() > 0 || saved;
    m_saver.begin(*m_trainer, std::make_unique<TrainingImageWriter>(recipe, experiment.dataset, m_device),
        std::move(runFolder), std::move(lock), experiment.snapshots);
    m_state.restartLosses(*m_trainer);
    publishSnapshot();
    m_state.begin(std::make_shared<Experiment>(std::move(experiment)), *m_trainer,
        !trained                    ? RunState::Ready
            : m_trainer->finished() ? RunState::Completed
                                    : RunState::Paused,
        m_saver.folder(), saved);
    m_notify();
}

void TrainingLane::publish(RunState state)
{
    m_state.publish(m_trainer.get(), state);
    qCDebug(logTraining) << "state" << static_cast<int>(state) << "after step"
                         << (m_trainer ? m_trainer->stepsDone() : 0);
    m_notify();
}

void TrainingLane::publishSnapshot()
{
    m_state.put(m_trainer->snapshot());
}

void TrainingLane::guard(const std::function<void()>& work, RunState afterError)
{
    try {
        work();
    } catch (const std::exception& e) {
        const auto* error = dynamic_cast<const Error*>(&e);
        m_errors.append(error != nullptr ? error->text() : Text(e.what()));
        m_running = m_running && afterError == RunState::Running;
        if (m_trainer && afterError == RunState::Failed) {
            // The trainer went back to its last good state; so does the window.
            m_state.restartLosses(*m_trainer);
            publishSnapshot();
        }
        publish(afterError);
    }
}

} // namespace playground
