// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset_shelf.h"
#include "app/lane.h"
#include "app/mailbox.h"
#include "app/run_keeper.h"
#include "app/speed_meter.h"
#include "app/training_board.h"
#include "models/api/trainer.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

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

    /// Ends training within one step, saves what is not saved yet and waits for it.
    void shutDown();

    TrainingStatus status() const { return m_board.status(); }
    std::shared_ptr<const Snapshot> latestSnapshot() const { return m_board.snapshot(); }
    using Losses = TrainingBoard::Losses;
    Losses takeLosses() { return m_board.takeLosses(); }

    /// What went wrong since the last call.
    std::vector<Text> takeErrors() { return m_errors.drain(); }

private:
    enum class Origin { Recipe, Weights, Run };

    void postAtRest(const std::function<void()>& work); ///< for a run that stands still
    bool slice();
    void trainStep();
    void validateSome(); ///< one batch
    void complete();
    void forget();
    GoOn stillWanted(); ///< whether nothing else was asked for since
    void adopt(std::unique_ptr<Trainer> trainer, std::shared_ptr<const Dataset> dataset,
        std::string runFolder, Origin origin, const std::string& weights = {},
        std::vector<Text> notices = {});
    void publish(RunState state);
    void publishSnapshot();
    void guard(const std::function<void()>& work, RunState afterError);

    const int m_threads;
    const std::string m_device;
    const std::function<void()> m_notify;
    std::atomic<bool> m_snapshotWanted = false;
    std::atomic<int> m_asked = 0; ///< times that something was to be loaded, or nothing any more
    DrainMailbox<Text> m_errors;

    TrainingBoard m_board;

    // Touched by the lane's thread alone.
    std::unique_ptr<Trainer> m_trainer;
    RunKeeper m_keeper;
    DatasetShelf m_shelf;
    bool m_running = false;
    int m_epochsAsked = 0;
    SpeedMeter m_speed;

    Lane m_lane; // last: its thread uses all of the above
};

} // namespace playground
