// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lane.h"
#include "app/mailbox.h"
#include "models/api/trainer.h"
#include "ui/run_state.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// What is being trained: shared by the lanes, never changed.
struct Experiment {
    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    bool resumed = false; ///< from a run folder, which brought its own recipe
};

/// Where the run stands, for the window's words and numbers.
struct TrainingStatus {
    RunState state = RunState::Idle;
    Recipe recipe; ///< as last set: learning rate and epochs may have changed
    std::shared_ptr<const Experiment> experiment; ///< null while Idle
    bool dataMissing = false; ///< Idle because the data set could not be read
    std::int64_t step = 0;
    std::int64_t totalSteps = 0;
    std::int64_t stepsPerEpoch = 0;
    std::int64_t parameterCount = 0;
    double imagesPerSecond = 0; ///< over the last second or so; 0 when standing still
    std::string savedTo; ///< run folder; empty until something was saved
    std::int64_t savedStep = 0;
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
    /// Goes back to a saved run: Paused (or Completed) where it stopped. One that cannot be read leaves the
    /// present one as it is.
    void resume(const std::string& runFolder);

    void train(); ///< starts or goes on; a completed run gets as many epochs again
    void pause();
    void stepOnce();
    void stop(); ///< ends and saves the run; train() would go on with it
    void setLearningRate(double learningRate);

    /// Publishes the weights at the next boundary; latestSnapshot() then has them.
    void requestSnapshot();

    /// Ends training within one step, saves what is not saved yet and waits for it.
    void shutDown();

    TrainingStatus status() const;
    std::shared_ptr<const Snapshot> latestSnapshot() const;

    /// Losses since the last call. `restarted`: forget earlier ones, `records` is the whole history (a new or
    /// resumed run, or one that went back to its last good state).
    struct Losses {
        bool restarted = false;
        std::vector<StepRecord> records;
    };
    Losses takeLosses();

    /// What went wrong since the last call.
    std::vector<Text> takeErrors() { return m_errors.drain(); }

private:
    bool slice();
    void forget();
    void adopt(std::unique_ptr<Trainer> trainer, std::string runFolder, bool resumed);
    void restartLosses();
    void publish(RunState state);
    void publishSnapshot();
    void refreshSpeed(const StepRecord& record);
    void saveRun();
    void saveUnsaved(); ///< before the run is left
    void guard(const std::function<void()>& work, RunState afterError);
    void setDataMissing(bool missing);
    std::shared_ptr<const Dataset> datasetFor(const Recipe& recipe);

    const int m_threads;
    const std::string m_device;
    const std::function<void()> m_notify;
    std::atomic<bool> m_snapshotWanted = false;
    DrainMailbox<Text> m_errors;

    mutable std::mutex m_mutex; // guards the four below
    TrainingStatus m_status;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<StepRecord> m_losses;
    bool m_lossesRestarted = false;

    // Touched by the lane's thread alone.
    std::unique_ptr<Trainer> m_trainer;
    std::shared_ptr<const Dataset> m_dataset;
    DatasetRequest m_datasetRequest;
    std::string m_runFolder;
    bool m_folderClaimed = false;
    bool m_running = false;
    bool m_saveFailed = false;
    int m_epochsAsked = 0;
    double m_secondsAtSave = 0;
    struct {
        double seconds = 0;
        std::int64_t step = 0;
    } m_speedMark;

    Lane m_lane; // last: its thread uses all of the above
};

} // namespace playground
