// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/run_progress.h"
#include "models/api/snapshot.h"
#include "models/api/step_record.h"
#include "models/api/text.h"
#include "models/api/trainer.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace playground
{

/// The experiment being trained. Immutable; shared by the lanes.
struct Experiment {
    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    bool broughtRecipe
        = false; ///< the recipe came from a run folder or from the weights' config, not from the form
    std::string copyOf = {}; ///< folder of the original if this is a copy of a run; empty otherwise
    std::string weights
        = {}; ///< file or folder of the initial weights; empty: random, from the recipe's seed
    std::vector<std::shared_ptr<const Snapshot>> snapshots = {}; ///< earlier weights saved in the run
    std::vector<Text> notices = {}; ///< what was ignored when reading the weights
    bool openElsewhere = false; ///< it is a copy because another window or command has the run open
};

/// State of the run, for display in the window.
struct TrainingStatus : RunProgress {
    Recipe recipe; ///< as last set: learning rate and epochs may have changed
    std::shared_ptr<const Experiment> experiment; ///< null while Idle, unless the run can only sample
    std::shared_ptr<const Snapshot>
        weights; ///< the newest published weights of this experiment; null before the first
    bool dataMissing = false; ///< Idle because the data set could not be read
    std::int64_t parameterCount = 0;
    std::string runFolder; ///< where the run is or will be saved
    std::string savedTo; ///< run folder; empty until the first save
    std::int64_t savedStep = 0;
    bool savingFails = false; ///< the last save failed
};

/// Training state shared between the training lane and the window. Thread-safe.
class SharedTrainingState
{
public:
    /// Losses since the last takeLosses(). If `restarted`, they replace all earlier ones: the run is new or
    /// resumed, or went back to its last good state.
    struct Losses {
        bool restarted = false;
        std::vector<StepRecord> records;
        std::vector<StepRecord> validations; ///< on the held-out images
    };

    TrainingStatus status() const; ///< a consistent copy, taken under one lock
    std::shared_ptr<const Snapshot> snapshot() const;
    Losses takeLosses();

    void change(
        const std::function<void(TrainingStatus&)>& change); ///< runs `change` under the lock; keep it short
    void put(std::shared_ptr<const Snapshot> snapshot);
    void append(const StepRecord& record);
    void appendValidation(const StepRecord& record);
    void restartLosses(const Trainer& trainer);
    /// Publishes a new experiment atomically, together with its recipe and state. `saved`: the run was read
    /// from `runFolder`.
    void begin(std::shared_ptr<const Experiment> experiment, const Trainer& trainer, RunState state,
        const std::string& runFolder, bool saved);
    /// The same for a run whose data set is missing: it can sample, but not be trained.
    void beginWithoutData(
        std::shared_ptr<const Experiment> experiment, std::shared_ptr<const Snapshot> weights);
    void publish(const Trainer* trainer, RunState state); ///< progress and state; null: no trainer
    void clear();

private:
    void describe(const Trainer* trainer, RunState state);

    mutable std::mutex m_mutex; // guards the members below
    TrainingStatus m_status;
    std::shared_ptr<const Snapshot> m_snapshot;
    Losses m_losses;
};

} // namespace playground
