// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_lane.h"

#include "app/run_folders.h"
#include "models/api/error.h"
#include "models/api/threads.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr double saveEverySeconds = 60; // what a crash may cost at most
constexpr double speedOverSeconds = 1;

DatasetRequest requestOf(const Recipe& recipe)
{
    return {recipe.dataset.name, recipe.dataset.folder, recipe.dataset.withTestSet, recipe.dataset.imageSize};
}
} // namespace

TrainingLane::TrainingLane(int threads, std::string device, std::function<void()> notify)
    : m_threads(threads)
    , m_device(std::move(device))
    , m_notify(std::move(notify))
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
    m_lane.post([=, this] {
        guard(
            [&] {
                saveUnsaved();
                forget();
                adopt(std::make_unique<Trainer>(recipe, datasetFor(recipe), m_device), runFolder,
                    /*resumed=*/false);
                publish(RunState::Ready);
            },
            RunState::Idle);
    });
}

void TrainingLane::resume(const std::string& runFolder)
{
    m_lane.post([=, this] {
        // A run that cannot be read leaves the present one as it is.
        const RunState before = status().state;
        guard(
            [&] {
                saveUnsaved();
                auto dataset = datasetFor(loadRecipe(runFolder));
                auto trainer = Trainer::resume(runFolder, std::move(dataset), m_device);
                forget();
                adopt(std::move(trainer), runFolder, /*resumed=*/true);
                m_secondsAtSave = m_trainer->history().empty() ? 0 : m_trainer->history().back().seconds;
                publish(m_trainer->finished() ? RunState::Completed : RunState::Paused);
            },
            before);
    });
}

void TrainingLane::train()
{
    m_lane.post([this] {
        if (!m_trainer || m_running)
            return;
        guard(
            [&] {
                if (m_trainer->finished())
                    m_trainer->setEpochs(m_trainer->recipe().epochs + m_epochsAsked);
                m_running = true;
                m_saveFailed = false;
                m_speedMark = {};
                publish(RunState::Running);
            },
            RunState::Failed);
    });
}

void TrainingLane::pause()
{
    m_lane.post([this] {
        if (!m_running)
            return;
        m_running = false;
        publish(RunState::Paused);
        publishSnapshot();
        saveRun();
    });
}

void TrainingLane::stepOnce()
{
    m_lane.post([this] {
        if (!m_trainer || m_running)
            return;
        guard(
            [&] {
                if (m_trainer->finished())
                    m_trainer->setEpochs(m_trainer->recipe().epochs + 1);
                const StepRecord record = m_trainer->step();
                {
                    const std::lock_guard lock(m_mutex);
                    m_losses.push_back(record);
                }
                publishSnapshot();
                publish(m_trainer->finished() ? RunState::Completed : RunState::Paused);
            },
            RunState::Failed);
    });
}

void TrainingLane::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!canStop(m_status.state))
            return;
        m_status.state = RunState::Stopping; // seen at once, whatever the step now running still takes
    }
    m_notify();
    m_lane.post([this] {
        if (!m_trainer)
            return;
        m_running = false;
        publishSnapshot();
        saveRun();
        publish(RunState::Completed);
    });
}

void TrainingLane::setLearningRate(double learningRate)
{
    m_lane.post([=, this] {
        if (!m_trainer)
            return;
        const RunState state = status().state;
        guard(
            [&] {
                m_trainer->setLearningRate(learningRate);
                publish(state);
            },
            state);
    });
}

void TrainingLane::requestSnapshot()
{
    m_snapshotWanted = true;
}

void TrainingLane::shutDown()
{
    m_lane.post([this] {
        m_running = false;
        saveUnsaved();
    });
    m_lane.flush();
}

TrainingStatus TrainingLane::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

std::shared_ptr<const Snapshot> TrainingLane::latestSnapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

TrainingLane::Losses TrainingLane::takeLosses()
{
    const std::lock_guard lock(m_mutex);
    return {std::exchange(m_lossesRestarted, false), std::exchange(m_losses, {})};
}

bool TrainingLane::slice()
{
    if (!m_running)
        return false;
    guard(
        [&] {
            const StepRecord record = m_trainer->step();
            refreshSpeed(record);
            {
                const std::lock_guard lock(m_mutex);
                m_losses.push_back(record);
                m_status.step = record.step;
            }
            const bool epochDone = record.step % m_trainer->stepsPerEpoch() == 0;
            if (m_trainer->finished()) {
                m_running = false;
                publishSnapshot();
                saveRun();
                publish(RunState::Completed);
                return;
            }
            if (m_snapshotWanted.exchange(false))
                publishSnapshot();
            if (epochDone || record.seconds - m_secondsAtSave > saveEverySeconds)
                saveRun();
        },
        RunState::Failed);
    return m_running;
}

void TrainingLane::forget()
{
    m_running = false;
    m_trainer.reset();
    const std::lock_guard lock(m_mutex);
    m_status = {};
    m_snapshot.reset();
    m_losses.clear();
    m_lossesRestarted = true;
}

void TrainingLane::adopt(std::unique_ptr<Trainer> trainer, std::string runFolder, bool resumed)
{
    m_running = false;
    m_saveFailed = false;
    m_trainer = std::move(trainer);
    m_runFolder = std::move(runFolder);
    m_folderClaimed = resumed;
    m_epochsAsked = m_trainer->recipe().epochs;
    m_secondsAtSave = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_status = {};
        m_status.experiment
            = std::make_shared<Experiment>(Experiment{m_trainer->recipe(), m_dataset, resumed});
        m_status.parameterCount = m_trainer->parameterCount();
        m_status.stepsPerEpoch = m_trainer->stepsPerEpoch();
        m_status.savedStep = m_trainer->stepsDone();
    }
    restartLosses();
    publishSnapshot();
}

void TrainingLane::restartLosses()
{
    const std::lock_guard lock(m_mutex);
    m_losses = m_trainer->history();
    m_lossesRestarted = true;
}

void TrainingLane::publish(RunState state)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.state = state;
        if (m_trainer) {
            m_status.recipe = m_trainer->recipe();
            m_status.step = m_trainer->stepsDone();
            m_status.totalSteps = m_trainer->totalSteps();
        }
        if (state != RunState::Running)
            m_status.imagesPerSecond = 0;
    }
    m_notify();
}

void TrainingLane::publishSnapshot()
{
    auto snapshot = m_trainer->snapshot();
    const std::lock_guard lock(m_mutex);
    m_snapshot = std::move(snapshot);
}

void TrainingLane::refreshSpeed(const StepRecord& record)
{
    if (m_speedMark.step == 0) {
        m_speedMark = {record.seconds, record.step};
        return;
    }
    const double seconds = record.seconds - m_speedMark.seconds;
    if (seconds < speedOverSeconds)
        return;
    const auto steps = static_cast<double>(record.step - m_speedMark.step);
    m_speedMark = {record.seconds, record.step};
    const std::lock_guard lock(m_mutex);
    m_status.imagesPerSecond = steps * m_trainer->recipe().batchSize / seconds;
}

void TrainingLane::saveRun()
{
    m_secondsAtSave = m_trainer->history().empty() ? 0 : m_trainer->history().back().seconds;
    try {
        if (!std::exchange(m_folderClaimed, true))
            m_runFolder = runFolders::claim(m_runFolder);
        m_trainer->save(m_runFolder);
        m_saveFailed = false;
        const std::lock_guard lock(m_mutex);
        m_status.savedTo = m_runFolder;
        m_status.savedStep = m_trainer->stepsDone();
    } catch (const Error& e) {
        // Training matters more than its copy on disk: say so once and go on.
        if (!std::exchange(m_saveFailed, true))
            m_errors.append(e.text());
    }
    m_notify();
}

void TrainingLane::saveUnsaved()
{
    if (m_trainer && m_trainer->stepsDone() > status().savedStep)
        saveRun();
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
            // The trainer went back to its last good state; the window follows.
            restartLosses();
            publishSnapshot();
        }
        publish(afterError);
    }
}

void TrainingLane::setDataMissing(bool missing)
{
    const std::lock_guard lock(m_mutex);
    m_status.dataMissing = missing;
}

std::shared_ptr<const Dataset> TrainingLane::datasetFor(const Recipe& recipe)
{
    const DatasetRequest request = requestOf(recipe);
    if (!m_dataset || request != m_datasetRequest) {
        m_dataset = nullptr; // two sets at once need not fit into memory
        setDataMissing(true);
        m_dataset = loadDataset(request);
        setDataMissing(false);
        m_datasetRequest = request;
    }
    return m_dataset;
}

} // namespace playground
