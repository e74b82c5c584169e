// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// What one step told: one batch, after which the weights changed unless gradients are being accumulated.
struct StepRecord {
    std::int64_t step = 0; ///< 1 after the first step
    int epoch = 0; ///< 1 in the first pass over the data
    double seconds = 0; ///< training time since step 0, pauses left out
    double loss = 0; ///< before this step's update, mean over the batch
    double kl
        = 0; ///< of an autoencoder: the posterior's divergence from the standard normal, mean of a picture
    bool operator==(const StepRecord&) const = default;
};

/// Trains one network, one batch per call. Knows nothing of threads, pausing or windows; every
/// call must come from one thread at a time. Same recipe, seed and thread count: the same losses, bit for
/// bit, whatever else runs. Every call may throw Error.
class Trainer
{
public:
    /// Builds the network with PyTorch's default initialisation after torch.manual_seed(recipe.seed).
    Trainer(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~Trainer();
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// Takes the next batch and updates the weights, or with gradient_accumulation_steps adds up its
    /// gradients and updates after every so many batches and at the end of an epoch: as one batch of all of
    /// them would. If the loss is not finite, nothing of the bad update stays: weights, optimiser and
    /// position go back to the last good state and Error says so.
    StepRecord step();

    /// The first picture of the last batch, as an index into the data set; before the first step 0.
    int firstPictureOfBatch() const;

    const Recipe& recipe() const;
    std::int64_t stepsDone() const;
    double secondsDone() const; ///< training time of all steps, pauses left out
    std::int64_t stepsPerEpoch() const;
    std::int64_t totalSteps() const; ///< recipe.epochs * stepsPerEpoch()
    bool finished() const { return stepsDone() >= totalSteps(); }
    std::int64_t parameterCount() const;

    /// All steps so far, those of a resumed run included; after a loss that was not finite, up to the last
    /// good state.
    const std::vector<StepRecord>& history() const;

    /// Whether the loss on the held-out images is to be computed now, before the next step: after each
    /// validation_steps steps and after the last one. Training on without it is allowed.
    bool validationDue() const;
    /// Goes on with it by one batch, so that a caller can pause in between; after the last batch the record:
    /// the mean loss of the weights as they are, the network in evaluation mode, noise and amounts the same
    /// every time. Nothing while it is not due. Shifts no random numbers of the training.
    std::optional<StepRecord> validate();
    const std::vector<StepRecord>& validationHistory() const;

    /// From the next step on; 0 < learningRate <= 10. Stays with the run when it is saved and resumed. A
    /// warm-up or a cosine decay scales it.
    void setLearningRate(double learningRate);
    double learningRate() const;

    /// Takes on the weights of a model directory, a diffusers pipeline or a .safetensors file, under any of
    /// the names that the network knows, to train on from them. Before the first step; with errors nothing is
    /// changed. The recipe does not say so: the run alone remembers.
    void startFrom(const std::string& weights);

    /// More epochs than the recipe asked for, so that a finished run can go on. A cosine decay then reaches
    /// its end later.
    void setEpochs(int epochs);

    /// A copy of the current weights, for previews, and of their moving average if there is one.
    std::shared_ptr<const Snapshot> snapshot() const;

    /// Writes recipe.json, losses.csv, model/ and checkpoint/ (design: a run on disk), validation.csv and
    /// model_ema/ (the averaged weights) where the recipe asks for them, vae/ (the autoencoder, where the
    /// network works in its latents), each file atomically
    /// and the checkpoint last, so that an interrupted save leaves the previous one whole. Weights whose next
    /// loss is not finite are never written: then it is the last good state that is.
    void save(const std::string& runFolder) const;

    /// Continues a saved run bit for bit as if it had not stopped.
    static std::unique_ptr<Trainer> resume(const std::string& runFolder,
        std::shared_ptr<const Dataset> dataset, const std::string& device = defaultDevice());

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
