// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/mailbox.h"
#include "app/training/run_lock.h"
#include "app/training/run_snapshots.h"
#include "app/training/shared_training_state.h"
#include "app/training/training_image_writer.h"
#include "models/api/step_record.h"
#include "models/api/trainer.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace playground
{

/// Saves the run to disk: claims its folder once there is something to write, saves checkpoints, and writes
/// the images that the recipe requests. Write errors are reported once; training continues. Runs on the
/// trainer's thread; `state` and `errors` must outlive it.
class RunSaver
{
public:
    /// `notify` is called after each save, whether it succeeded or not.
    RunSaver(SharedTrainingState& state, DrainMailbox<Text>& errors, std::function<void()> notify);

    /// Starts saving another run to `folder`, or to a similar name next to it if the folder is taken at the
    /// first save. A non-null `lock` means that the run was read from `folder`, with these snapshots.
    /// `pictures` must not be null.
    void begin(const Trainer& trainer, std::unique_ptr<TrainingImageWriter> pictures, std::string folder,
        std::unique_ptr<RunLock> lock, const std::vector<std::shared_ptr<const Snapshot>>& snapshots);
    void forget();
    bool keeps(const std::string& folder) const
    {
        return m_lock && folder == m_folder;
    } ///< true if this is the run in `folder`
    std::unique_ptr<RunLock> releaseLock() { return std::move(m_lock); }
    void refreshLock() const;
    const std::string& folder() const { return m_folder; } ///< may not exist yet

    /// Adds the weights of a training step, written with the next save.
    void keepSnapshot(std::shared_ptr<const Snapshot> snapshot) { m_snapshots.add(std::move(snapshot)); }

    /// Notes that pictures were sampled from weights with this hash and step.
    void noteSampled(const std::string& hash, std::int64_t step);

    void resetErrorReport() { m_failed = false; } ///< reports write errors again

    /// Call after the step that produced `record`. If the picture cannot be written, training continues.
    void writePictureIfDue(const StepRecord& record, const Trainer& trainer);
    void saveIfDue(const StepRecord& record,
        const Trainer& trainer); ///< saves after each epoch, and at least once a minute
    bool save(const Trainer& trainer); ///< true if the run is now on disk
    /// Saves if `trainer` is not null and has taken steps since the last save. Returns true if nothing is
    /// left unsaved.
    bool saveUnsaved(const Trainer* trainer);
    const Text& problem() const { return m_problem; } ///< why the last save failed

    /// Saves to `folder` from now on, or to a similar name next to it if the folder is taken.
    void moveTo(std::string folder);
    /// Renames the folder if it exists. Throws Error and keeps the current name on failure.
    void rename(const std::string& name);
    /// Gives up steps that are not saved yet.
    void giveUp(const Trainer& trainer);

private:
    void claim();
    void saveSnapshots();
    void writeSampled();
    void reportOnce(const Text& error);

    SharedTrainingState& m_state;
    DrainMailbox<Text>& m_errors;
    const std::function<void()> m_notify;
    std::unique_ptr<TrainingImageWriter> m_pictures;
    RunSnapshots m_snapshots;
    std::set<std::string> m_sampled; ///< hashes of weights
    std::string m_unwritten; ///< lines not yet appended to sampled.csv
    std::string m_folder;
    std::unique_ptr<RunLock> m_lock; ///< lock of the folder; null until the folder exists
    bool m_failed = false;
    Text m_problem;
    double m_secondsAtSave = 0;
};

} // namespace playground
