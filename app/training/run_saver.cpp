// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_saver.h"

#include "app/training/run_finder.h"
#include "app/training/run_folders.h"
#include "app/training/run_list.h"
#include "app/training/training_log.h"
#include "models/api/error.h"

#include <utility>

namespace playground
{

namespace
{
constexpr double saveEverySeconds = 60; // training time that a crash may lose
} // namespace

RunSaver::RunSaver(SharedTrainingState& state, DrainMailbox<Text>& errors, std::function<void()> notify)
    : m_state(state)
    , m_errors(errors)
    , m_notify(std::move(notify))
{
}

void RunSaver::begin(const Trainer& trainer, std::unique_ptr<TrainingImageWriter> pictures,
    std::string folder, std::unique_ptr<RunLock> lock,
    const std::vector<std::shared_ptr<const Snapshot>>& snapshots)
{
    m_pictures = std::move(pictures);
    m_folder = std::move(folder);
    m_lock = std::move(lock);
    m_snapshots.begin(*trainer.snapshot(), snapshots);
    if (!m_lock)
        m_snapshots.moved();
    m_sampled.clear();
    m_unwritten.clear();
    m_failed = false;
    m_secondsAtSave = trainer.secondsDone();
}

void RunSaver::forget()
{
    m_pictures.reset();
    m_lock.reset();
}

void RunSaver::refreshLock() const
{
    if (m_lock)
        m_lock->refresh();
}

void RunSaver::writePictureIfDue(const StepRecord& record, const Trainer& trainer)
{
    if (!m_pictures->dueAfter(record))
        return;
    if (!m_lock && !m_failed) // the folder does not exist yet
        save(trainer);
    try {
        m_pictures->write(record, trainer, m_folder);
    } catch (const Error& e) {
        reportOnce(e.text());
    }
}

void RunSaver::saveIfDue(const StepRecord& record, const Trainer& trainer)
{
    const bool epochDone = record.step % trainer.stepsPerEpoch() == 0;
    if (epochDone || record.seconds - m_secondsAtSave > saveEverySeconds)
        save(trainer);
}

bool RunSaver::save(const Trainer& trainer)
{
    m_secondsAtSave = trainer.secondsDone();
    bool saved = false;
    try {
        claim();
        trainer.save(m_folder);
        saved = true;
        qCDebug(logTraining) << "saved" << m_folder.c_str() << "at step" << trainer.stepsDone();
        m_failed = false;
        refreshLock();
        saveSnapshots();
        writeSampled();
        m_state.change([&](TrainingStatus& status) {
            status.runFolder = status.savedTo = m_folder;
            status.savedStep = trainer.stepsDone();
            status.savingFails = false;
        });
    } catch (const std::exception& e) {
        const auto* error = dynamic_cast<const Error*>(&e);
        m_state.change([](TrainingStatus& status) { status.savingFails = true; });
        reportOnce(error != nullptr ? error->text() : Text(e.what()));
    }
    m_notify();
    return saved;
}

void RunSaver::noteSampled(const std::string& hash, std::int64_t step)
{
    if (!m_sampled.insert(hash).second)
        return;
    m_unwritten += sampledWeights::line(hash, step);
    writeSampled();
}

void RunSaver::writeSampled()
{
    if (m_lock && !m_unwritten.empty())
        sampledWeights::note(m_folder, std::exchange(m_unwritten, {}));
}

// Errors are only reported: the snapshots matter less than the run itself.
void RunSaver::saveSnapshots()
{
    if (!m_lock)
        return;
    try {
        m_snapshots.write(m_folder);
    } catch (const Error& e) {
        reportOnce(e.text());
    }
}

// If the folder cannot be created now, the next save tries again.
void RunSaver::claim()
{
    if (m_lock)
        return;
    if (const auto claimed = runFolders::claim(m_folder)) {
        m_folder = *claimed;
        m_lock = RunLock::take(m_folder); // new folder: no other process can hold it
    }
}

bool RunSaver::saveUnsaved(const Trainer* trainer)
{
    if (trainer && trainer->stepsDone() > m_state.status().savedStep)
        return save(*trainer);
    saveSnapshots(); // a snapshot may have arrived after the run was saved
    return true;
}

void RunSaver::moveTo(std::string folder)
{
    m_folder = std::move(folder);
    m_lock.reset();
    m_snapshots.moved();
    m_failed = false;
}

void RunSaver::rename(const std::string& name)
{
    if (!m_lock)
        return;
    m_lock.reset(); // the lock file is inside the folder
    try {
        m_folder = runList::rename(m_folder, name);
    } catch (const Error&) {
        m_lock = RunLock::take(m_folder);
        throw;
    }
    m_lock = RunLock::take(m_folder);
    m_state.change([&](TrainingStatus& status) { status.runFolder = status.savedTo = m_folder; });
}

void RunSaver::giveUp(const Trainer& trainer)
{
    m_state.change([&](TrainingStatus& status) { status.savedStep = trainer.stepsDone(); });
}

void RunSaver::reportOnce(const Text& error)
{
    m_problem = error;
    if (!std::exchange(m_failed, true))
        m_errors.append(error);
}

} // namespace playground
