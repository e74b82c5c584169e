// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/mailbox.h"
#include "app/training/run_lock.h"
#include "app/training/run_snapshots.h"
#include "app/training/shared_training_state.h"
#include "app/training/training_image_writer.h"
#include "models/api/trainer.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace playground
{

/// Keeps the run on disk: claims its folder once there is something to write, saves it, and puts the pictures
/// there that its recipe asks for. Training matters more than its copy on disk: what cannot be written is
/// said once, and training goes on. The trainer's thread; board and errors outlive it.
class RunSaver
{
public:
    /// `notify` is called after each save, whether it succeeded or not.
    RunSaver(SharedTrainingState& board, DrainMailbox<Text>& errors, std::function<void()> notify);

    /// Another run, to be kept in `folder`, or beside it under another name if that is taken by the first
    /// save. `lock` not null: it was read from there, with these snapshots. `pictures` not null.
    void begin(const Trainer& trainer, std::unique_ptr<TrainingImageWriter> pictures, std::string folder,
        std::unique_ptr<RunLock> lock, const std::vector<std::shared_ptr<const Snapshot>>& snapshots);
    void forget();
    bool keeps(const std::string& folder) const { return m_lock && folder == m_folder; } ///< the run there
    std::unique_ptr<RunLock> releaseLock() { return std::move(m_lock); }
    void refreshLock() const;
    const std::string& folder() const { return m_folder; } ///< it may not be there yet

    /// Weights of a step, to be written with the next save.
    void keepSnapshot(std::shared_ptr<const Snapshot> snapshot) { m_snapshots.add(std::move(snapshot)); }

    /// Pictures were sampled from weights of this hash and step.
    void noteSampled(const std::string& hash, std::int64_t step);

    void resetErrorReport() { m_failed = false; } ///< what cannot be written, even if it was said before

    /// After the step that gave `record`; where that picture cannot be written, training goes on all the
    /// same.
    void writePictureIfDue(const StepRecord& record, const Trainer& trainer);
    void saveIfDue(const StepRecord& record, const Trainer& trainer); ///< each epoch, at least once a minute
    bool save(const Trainer& trainer); ///< whether it is on disk now
    /// If there is a trainer and it has taken steps since the last save; whether nothing is left to be saved.
    bool saveUnsaved(const Trainer* trainer);
    const Text& problem() const { return m_problem; } ///< why the last save failed

    /// From the next save on the run is kept in `folder`, or beside it under another name if that is taken.
    void moveTo(std::string folder);
    /// Gives the folder another name, if it is there. Throws Error; then it keeps the present one.
    void rename(const std::string& name);
    /// What has not been saved so far may be lost.
    void giveUp(const Trainer& trainer);

private:
    void claim();
    void saveSnapshots();
    void writeSampled();
    void reportOnce(const Text& error);

    SharedTrainingState& m_board;
    DrainMailbox<Text>& m_errors;
    const std::function<void()> m_notify;
    std::unique_ptr<TrainingImageWriter> m_pictures;
    RunSnapshots m_snapshots;
    std::set<std::string> m_sampled; ///< hashes of weights
    std::string m_unwritten; ///< lines about those that sampled.csv does not have yet
    std::string m_folder;
    std::unique_ptr<RunLock> m_lock; ///< of the folder; null until it is there
    bool m_failed = false;
    Text m_problem;
    double m_secondsAtSave = 0;
};

} // namespace playground
