// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane.h"
#include "app/lanes/mailbox.h"
#include "app/training/dataset_cache.h"
#include "app/training/run_saver.h"
#include "app/training/shared_training_state.h"
#include "app/training/speed_meter.h"
#include "models/api/trainer.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// A run that gave way to another one.
struct LeftRun {
    std::string folder; ///< where it is saved; empty: it never was, and was given up
    std::string recipe; ///< the name of its recipe
    std::vector<StepRecord> losses;
};

/// A run that gives way to another one and cannot be saved.
struct UnsavedRun {
    std::string folder; ///< where it was to be saved
    Text reason;
    std::int64_t steps = 0; ///< that would be lost
};

/// Trains on a thread of its own, one step per slice; every public function may be called from the GUI thread
/// and returns at once. What it has to tell lies in mailboxes; `notify` is called, on the lane's thread, when
/// the state changed or an error waits (never once per step).
class TrainingLane
{
public:
    TrainingLane(int threads, std::string device, std::function<void()> notify);
    ~TrainingLane();

    /// Loads the data set if it is another one, builds the network: Ready, or Idle and an error.
    /// `runFolder`: where the run will be saved, or beside it under another name if that is taken by then;
    /// nothing is written before the first step. The run so far is saved.
    void load(const Recipe& recipe, const std::string& runFolder);
    /// Goes back to a saved run: Paused (or Completed) where it stopped. One that another window or command
    /// has open is taken as a copy, which is saved under a name of its own. One that cannot be read leaves
    /// the present one as it is.
    void resume(const std::string& runFolder);
    /// Like load(), with the weights of a model directory or a .safetensors file; what the recipe leaves to
    /// them is taken from beside them (recipeForWeights()). Ones that cannot be had leave all as it is.
    void loadWeights(const std::string& weights, const Recipe& recipe, const std::string& runFolder);

    void train(); ///< starts or goes on; a completed run gets as many epochs again
    void pause();
    void stepOnce();
    void stop(); ///< ends and saves the run; train() would go on with it
    /// Takes the live fields of the recipe: learning rate and epochs. Fewer epochs than there were end the
    /// run.
    void setLive(const Recipe& recipe);

    /// Publishes the weights at the next boundary; latestSnapshot() then has them.
    void requestSnapshot() { m_snapshotWanted = true; }

    /// Ends training within one step, saves what is not saved yet and waits for it. Whether all is saved;
    /// if not, the run is at rest, and takeUnsaved() says why.
    bool shutDown();

    /// Where a run that was to give way to another cannot be saved, it stays and the other waits:
    /// takeUnsaved() says so. Then one of these says how it goes on.
    /// Tries again; `folder` not empty: there, or beside it under another name if that is taken.
    void saveAgain(const std::string& folder = {});
    void giveUpUnsaved(); ///< what has not been saved may be lost
    void stay(); ///< with the run; the other one is not wanted any more

    /// Gives the run's folder another name, if it is there.
    void rename(const std::string& name);

    TrainingStatus status() const { return m_board.status(); }
    std::shared_ptr<const Snapshot> latestSnapshot() const { return m_board.snapshot(); }
    using Losses = SharedTrainingState::Losses;
    Losses takeLosses() { return m_board.takeLosses(); }

    /// What went wrong since the last call.
    std::vector<Text> takeErrors() { return m_errors.drain(); }
    /// Weights of a step of this experiment, to be kept in its run for the Time slider.
    void keepSnapshot(std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot);
    /// Pictures of this experiment were sampled from weights of this hash and step: the run notes it.
    void noteSampled(
        std::shared_ptr<const Experiment> experiment, const std::string& hash, std::int64_t step);
    void refreshLock(); ///< at least once in RunLock::staleMinutes

    /// Runs that had taken steps and gave way to another one since the last call.
    std::vector<LeftRun> takeLeftRuns() { return m_left.drain(); }
    /// The run that could not be saved when it was to give way, if that happened since the last call.
    std::optional<UnsavedRun> takeUnsaved() { return m_unsaved.take(); }

private:
    void postAtRest(const std::function<void()>& work); ///< for a run that stands still
    void atRest(const std::function<void()>& work);
    void postLeaving(std::function<void()> next);
    void leaveIfSaved();
    void reportUnsaved();
    bool slice();
    void trainStep();
    void validateBatch(); ///< one batch
    void complete();
    void leave(const std::string& next = {}); ///< for the run in that folder
    void forget();
    ContinueCheck stillWanted(); ///< whether nothing else was asked for since
    void adopt(std::unique_ptr<Trainer> trainer, Experiment experiment, std::string runFolder,
        std::unique_ptr<RunLock> lock = nullptr);
    std::vector<std::shared_ptr<const Snapshot>> snapshotsIn(
        const std::string& runFolder, const Trainer& trainer);
    void publish(RunState state);
    void publishSnapshot();
    void guard(const std::function<void()>& work, RunState afterError);

    const int m_threads;
    const std::string m_device;
    const std::function<void()> m_notify;
    std::atomic<bool> m_snapshotWanted = false;
    std::atomic<int> m_asked = 0; ///< times that something was to be loaded, or nothing any more
    DrainMailbox<Text> m_errors;
    DrainMailbox<LeftRun> m_left;
    LatestMailbox<UnsavedRun> m_unsaved;

    SharedTrainingState m_board;

    // Touched by the lane's thread alone.
    std::unique_ptr<Trainer> m_trainer;
    RunSaver m_keeper;
    DatasetCache m_shelf;
    std::function<void()> m_next; ///< waits until the present run is saved or given up
    std::function<void()> m_afterNext; ///< Train or Step, pressed for the run that waits
    bool m_running = false;
    int m_epochsAsked = 0;
    SpeedMeter m_speed;

    Lane m_lane; // last: its thread uses all of the above
};

} // namespace playground
