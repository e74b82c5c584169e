// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/step_record.h"
#include "models/api/trainer.h"
#include "models/data/batches.h"
#include "models/data/split.h"
#include "models/diffusion/corruption.h"
#include "models/files/safetensors.h"
#include "models/nets/network.h"
#include "models/recipes/experiment.h"
#include "models/training/accumulation.h"
#include "models/training/adam.h"
#include "models/training/anatomy_recorder.h"
#include "models/training/training_random.h"
#include "models/training/validation.h"
#include "models/training/weight_average.h"

#include <torch/types.h>

#include <optional>

namespace playground
{

/// Implementation of Trainer; private to trainer*.cpp.
struct Trainer::State {
    /// Weights, optimiser and position, verified by a finite loss.
    struct GoodState {
        std::int64_t steps = 0;
        NamedTensors weights;
        NamedTensors optimizer;
        NamedTensors random;
        NamedTensors averages; ///< empty without EMA
    };

    State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName);

    std::int64_t imageCount() const { return static_cast<std::int64_t>(images.size()); } ///< trained on
    std::int64_t steps() const { return static_cast<std::int64_t>(history.size()); }
    std::int64_t stepsPerEpoch() const;
    std::int64_t totalSteps() const { return recipe.epochs * stepsPerEpoch(); }

    struct Losses {
        double loss = 0;
        double kl = 0; ///< autoencoders only
    };
    /// The loss of the next step; its gradients are stored, or added to pending ones. `recorder` may be null.
    Losses lossAndGradients(AnatomyRecorder* recorder = nullptr);
    /// Updates the weights and their average, unless gradients are still being accumulated.
    void update(AnatomyRecorder* recorder = nullptr);

    GoodState currentState() const;
    void goBackTo(const GoodState& state);
    /// True if the next step's loss is finite: only such a state is saved.
    bool nextLossIsFinite(const GoodState& current);

    Recipe recipe;
    torch::Device device;
    at::Generator afterWeights; ///< generator state after the network's construction, passed to `stream`
    std::shared_ptr<Network> network;
    TrainingRandom stream;
    std::unique_ptr<Corruption> corruption;
    Batches batches;
    std::shared_ptr<const Dataset> dataset;
    std::vector<std::int64_t> images; ///< the training images, as indices into the data set
    Validation validation;
    Adam adam;
    std::optional<WeightAverage> average;
    std::vector<StepRecord> history;
    std::vector<StepRecord> validations;
    GoodState good;
    std::int64_t firstOfBatch = 0; ///< the last batch's first picture, as an index into the data set
    NamedTensors randomBefore; ///< while a step is recorded: `stream` before it

private:
    State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName, Split split);

    TrainingLoss nextLoss();
    void recordLossAfter(AnatomyRecorder& recorder);
    std::vector<std::int64_t> batchIndices() const;
    Accumulation accumulation() const;
};

} // namespace playground
