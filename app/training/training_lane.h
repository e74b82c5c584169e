// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane.h"
#include "app/lanes/mailbox.h"
#include "app/training/dataset_cache.h"
#include "app/training/run_saver.h"
#include "app/training/shared_training_state.h"
#include "app/training/speed_meter.h"
#include "models/api/recipe.h"
#include "models/api/step_anatomy.h"
#include "models/api/step_record.h"
#include "models/api/trainer.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// A run that was replaced by another one.
struct LeftRun {
    std::string folder; ///< where it is saved; empty: it was discarded without ever being saved
    std::string recipe; ///< recipe name
    std::vector<StepRecord> losses;
};

/// A run that cannot be saved although another one is to replace it.
struct UnsavedRun {
    std::string folder; ///< where it was to be saved
    Text reason;
    std::int64_t steps = 0; ///< steps that would be lost
};

/// Trains on its own thread, one step per slice. All public functions may be called from the GUI thread and,
/// except shutDown(), return at once. Results are put into mailboxes; `notify` is called on the lane's thread
/// when the state has changed or an error is waiting, never once per step.
class TrainingLane
{
public:
    TrainingLane(int threads, std::string device, std::function<void()> notify);
    ~TrainingLane();

    /// Saves the current run, loads the recipe's data set if it is not cached, and builds the network: then
    /// Ready, or Idle with an error. The new run will be saved in `runFolder`, or under a similar name next
    /// to it if that is taken by then; nothing is written before the first step.
    void load(const Recipe& recipe, const std::string& runFolder);
    /// Opens a saved run: Paused (or Completed) where it stopped. A run that another window or command has
    /// open, or any with `asCopy`, is opened as a copy, saved under its own name. If the run cannot be read,
    /// the current one stays. Without its data set, it can only sample; an error says why.
    void resume(const std::string& runFolder, bool asCopy = false);
    /// Like load(), starting from the weights of a model directory or a .safetensors file; recipeForWeights()
    /// completes the recipe from their config. If they cannot be loaded, the current run stays.
    void loadWeights(const std::string& weights, const Recipe& recipe, const std::string& runFolder);

    void train(); ///< starts or continues; a completed run trains for the same number of epochs again
    void pause();
    void stepOnce();
    void stepSlowly(); ///< stepOnce(), recorded for takeAnatomy()
    void stop(); ///< ends and saves the run; train() would continue it
    /// Applies the fields that may change during training: learning rate and epochs. The run ends if that
    /// many epochs are already done.
    void setLive(const Recipe& recipe);

    /// Publishes the weights after the current step; latestSnapshot() then returns them.
    void requestSnapshot() { m_snapshotWanted = true; }

    /// True from a call of load(), resume() or loadWeights() until the run is there, or is not to come.
    bool isOpening() const { return m_opening > 0; }

    /// Stops training within one step, saves the run and waits until it is saved. Returns true if everything
    /// is saved; otherwise training is paused and takeUnsaved() returns the reason.
    bool shutDown();

    /// If a run that is to be replaced cannot be saved, it stays, the new run waits, and takeUnsaved()
    /// reports it. Then call one of the next three functions. saveAgain() tries again: in `folder` unless
    /// empty, or under a similar name next to it if that is taken.
    void saveAgain(const std::string& folder = {});
    void giveUpUnsaved(); ///< discards unsaved steps; the waiting run takes over
    void stay(); ///< keeps this run and drops the waiting one

    /// Renames the run's folder, if it exists.
    void rename(const std::string& name);

    TrainingStatus status() const { return m_state.status(); }
    std::shared_ptr<const Snapshot> latestSnapshot() const { return m_state.snapshot(); }
    using Losses = SharedTrainingState::Losses;
    Losses takeLosses() { return m_state.takeLosses(); }

    /// What the last recorded step computed, if there was one since the last call.
    std::optional<StepAnatomy> takeAnatomy() { return m_anatomy.take(); }

    /// Errors since the last call.
    std::vector<Text> takeErrors() { return m_errors.drain(); }
    /// Saves weights of this experiment in its run, for the Time slider.
    void keepSnapshot(std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> snapshot);
    /// Notes in the run that pictures were sampled from weights with this hash and step.
    void noteSampled(
        std::shared_ptr<const Experiment> experiment, const std::string& hash, std::int64_t step);
    void refreshLock(); ///< call at least every RunLock::staleMinutes

    /// Runs with at least one step that were replaced since the last call.
    std::vector<LeftRun> takeLeftRuns() { return m_left.drain(); }
    /// The run that could not be saved when it was to be replaced, if that happened since the last call.
    std::optional<UnsavedRun> takeUnsaved() { return m_unsaved.take(); }

private:
    void step(StepAnatomy* anatomy);
    void postAtRest(const std::function<void()>& work); ///< runs `work` only while training is paused
    void atRest(const std::function<void()>& work);
    void postLeaving(std::function<void()> next);
    void leaveIfSaved();
    void reportUnsaved();
    bool slice();
    void trainStep();
    void validateBatch(); ///< one batch
    void complete();
    void leave(const std::string& next = {}); ///< `next`: folder of the run that replaces it
    void forget();
    ContinueCheck stillWanted(); ///< false after a newer load request
    void adopt(std::unique_ptr<Trainer> trainer, Experiment experiment, std::string runFolder,
        std::unique_ptr<RunLock> lock = nullptr);
    void adoptWithoutData(const std::string& runFolder, const Text& reason);
    std::vector<std::shared_ptr<const Snapshot>> snapshotsIn(
        const std::string& runFolder, const Snapshot& weights);
    void publish(RunState state);
    void publishSnapshot();
    void guard(const std::function<void()>& work, RunState afterError);

    const int m_threads;
    const std::string m_device;
    const std::function<void()> m_notify;
    std::atomic<bool> m_snapshotWanted = false;
    std::atomic<int> m_opening = 0; ///< load requests that are waiting or running
    std::atomic<int> m_asked = 0; ///< counts load requests and their cancellations
    DrainMailbox<Text> m_errors;
    DrainMailbox<LeftRun> m_left;
    LatestMailbox<UnsavedRun> m_unsaved;
    LatestMailbox<StepAnatomy> m_anatomy;

    SharedTrainingState m_state;

    // Used only on the lane's thread.
    std::unique_ptr<Trainer> m_trainer;
    RunSaver m_saver;
    DatasetCache m_datasets;
    std::function<void()> m_next; ///< loads the next run, once the current one is saved or given up
    std::function<void()> m_afterNext; ///< Train or Step, requested for the next run
    bool m_running = false;
    int m_epochsAsked = 0;
    SpeedMeter m_speed;

    Lane m_lane; // last: its thread uses all members above
};

} // namespace playground
