// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/run_state.h"
#include "models/api/snapshot.h"
#include "models/api/text.h"
#include "models/api/trainer.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace playground
{

/// What is being trained: shared by the lanes, never changed.
struct Experiment {
    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    bool broughtRecipe = false; ///< it came from a run folder or lay beside weights, not from the form
    std::string copyOf = {}; ///< a run that somebody else has open: this goes on beside it
    std::string weights = {}; ///< what it starts from; empty: weights drawn by the recipe's seed
    std::vector<std::shared_ptr<const Snapshot>> snapshots = {}; ///< of earlier steps, that the run kept
    std::vector<Text> notices = {}; ///< what was left out when those were read
};

/// Where the run stands, for the window's words and numbers.
struct TrainingStatus {
    RunState state = RunState::Idle;
    Recipe recipe; ///< as last set: learning rate and epochs may have changed
    std::shared_ptr<const Experiment> experiment; ///< null while Idle
    std::shared_ptr<const Snapshot>
        weights; ///< the newest published, of this experiment; null before the first
    bool dataMissing = false; ///< Idle because the data set could not be read
    bool loading = false; ///< a data set is being read
    std::int64_t step = 0;
    std::int64_t totalSteps = 0;
    std::int64_t stepsPerEpoch = 0;
    std::int64_t parameterCount = 0;
    double imagesPerSecond = 0; ///< over the last second or so; 0 when standing still
    std::string runFolder; ///< where the run is kept, or will be
    std::string savedTo; ///< run folder; empty until something was saved
    std::int64_t savedStep = 0;
    bool savingFails = false; ///< the last save did
};

/// What the training lane has written up for the window to read. Any thread.
class SharedTrainingState
{
public:
    /// Losses since the last takeLosses(). `restarted`: forget earlier ones, these are the whole history (a
    /// new or resumed run, or one that went back to its last good state).
    struct Losses {
        bool restarted = false;
        std::vector<StepRecord> records;
        std::vector<StepRecord> validations; ///< of the held-out images
    };

    TrainingStatus status() const; ///< experiment and weights read under one lock: they belong together
    std::shared_ptr<const Snapshot> snapshot() const;
    Losses takeLosses();

    void change(const std::function<void(TrainingStatus&)>& change); ///< under the lock: be short
    void put(std::shared_ptr<const Snapshot> snapshot);
    void append(const StepRecord& record);
    void appendValidation(const StepRecord& record);
    void restartLosses(const Trainer& trainer);
    /// In one change: whoever sees the experiment sees its recipe and what can be done with it.
    /// `runFolder`: where it is kept; `saved`: it was read from there.
    void begin(std::shared_ptr<const Experiment> experiment, const Trainer& trainer, RunState state,
        const std::string& runFolder, bool saved);
    void publish(const Trainer* trainer, RunState state); ///< where it stands; null: there is none
    void clear();

private:
    void describe(const Trainer* trainer, RunState state);

    mutable std::mutex m_mutex; // guards all below
    TrainingStatus m_status;
    std::shared_ptr<const Snapshot> m_snapshot;
    Losses m_losses;
};

} // namespace playground
