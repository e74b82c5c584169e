// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/trainer.h"
#include "models/data/batches.h"
#include "models/data/split.h"
#include "models/diffusion/corruption.h"
#include "models/files/safetensors.h"
#include "models/nets/network.h"
#include "models/recipes/experiment.h"
#include "models/training/accumulation.h"
#include "models/training/adam.h"
#include "models/training/training_random.h"
#include "models/training/validation.h"
#include "models/training/weight_average.h"

#include <torch/types.h>

#include <optional>

namespace playground
{

/// What a Trainer holds and how it computes; private to trainer*.cpp.
struct Trainer::State {
    /// Weights, optimiser and position that a finite loss has proved good.
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
        double kl = 0; ///< of an autoencoder
    };
    /// The loss of the next step, its gradients in place or added to those that wait.
    Losses lossAndGradients();
    /// One update of the weights, and of their average, unless gradients are still being added up.
    void update();

    GoodState currentState() const;
    void goBackTo(const GoodState& state);
    /// Whether the next step's loss is a finite number: only then is a state worth keeping on disk.
    bool nextLossIsFinite(const GoodState& current);

    Recipe recipe;
    torch::Device device;
    at::Generator afterWeights; ///< from the network's construction to `stream`
    std::shared_ptr<Network> network;
    TrainingRandom stream;
    std::unique_ptr<Corruption> corruption;
    Batches batches;
    std::shared_ptr<const Dataset> dataset;
    std::vector<std::int64_t> images; ///< those trained on; into the data set
    Validation validation;
    Adam adam;
    std::optional<WeightAverage> average;
    std::vector<StepRecord> history;
    std::vector<StepRecord> validations;
    GoodState good;
    std::int64_t firstOfBatch = 0; ///< the last batch's first picture; into the data set

private:
    State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName, Split split);

    TrainingLoss nextLoss();
    std::vector<std::int64_t> batchIndices() const;
    Accumulation accumulation() const;
};

} // namespace playground
