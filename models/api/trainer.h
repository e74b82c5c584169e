// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"
#include "models/api/step_anatomy.h"
#include "models/api/step_record.h"
#include "models/api/trainer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Trains one network, one batch per call. Independent of threads, pausing and windows; calls must come from
/// one thread at a time. The same recipe, seed and thread count give the same losses, bit for bit, regardless
/// of other work in the process. Every call may throw Error.
class Trainer
{
public:
    /// Builds the network with PyTorch's default initialisation after torch.manual_seed(recipe.seed).
    Trainer(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~Trainer();
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// Takes the next batch and updates the weights. With gradient_accumulation_steps, adds up the gradients
    /// and updates after that many batches and at the end of an epoch, equivalent to one batch of them all.
    /// If the loss is not finite, the update is discarded: weights, optimiser and position return to the last
    /// good state, and Error says so. `anatomy`, if given, receives what the step computed; this takes
    /// another prediction, but changes neither this step nor later ones.
    StepRecord step(StepAnatomy* anatomy = nullptr);

    /// The first picture of the last batch, as an index into the data set; 0 before the first step.
    int firstPictureOfBatch() const;

    const Recipe& recipe() const;
    std::int64_t stepsDone() const;
    double secondsDone() const; ///< training time of all steps, excluding pauses
    std::int64_t stepsPerEpoch() const;
    std::int64_t totalSteps() const; ///< recipe.epochs * stepsPerEpoch()
    bool finished() const { return stepsDone() >= totalSteps(); }
    std::int64_t parameterCount() const;

    /// All steps so far, including those before a resume; after a loss that was not finite, up to the last
    /// good state.
    const std::vector<StepRecord>& history() const;

    /// Returns true if the validation loss is due before the next step: every validation_steps steps and
    /// after the last one. Training may continue without computing it.
    bool validationDue() const;
    /// Processes one validation batch, so that the caller can pause in between. After the last batch returns
    /// the record: the mean loss of the current weights in eval mode, with the same noise and amounts every
    /// time. Returns nothing while validation is not due. Does not affect the training's random numbers.
    std::optional<StepRecord> validate();
    const std::vector<StepRecord>& validationHistory() const;

    /// Takes effect from the next step; 0 < learningRate <= 10. Saved with the run and kept on resume. A
    /// warm-up or a cosine decay scales it.
    void setLearningRate(double learningRate);
    double learningRate() const;

    /// Loads initial weights from a model directory, a diffusers pipeline or a .safetensors file, under any
    /// tensor names the network supports. Only before the first step; on error nothing changes. The recipe
    /// does not record the source; only the run does.
    void startFrom(const std::string& weights);

    /// Extends training beyond the recipe's epochs, so that a finished run can continue. A cosine decay then
    /// ends later.
    void setEpochs(int epochs);

    /// A copy of the current weights, for previews, and of their moving average if there is one.
    std::shared_ptr<const Snapshot> snapshot() const;

    /// Writes the run folder: recipe.json, losses.csv, model/ and checkpoint/; validation.csv and model_ema/
    /// (the averaged weights) if the recipe enables them; vae/ (the autoencoder) for a latent model. Each
    /// file is written atomically and the checkpoint last, so an interrupted save leaves the previous one
    /// intact. Weights whose next loss is not finite are never written: the last good state is written
    /// instead.
    void save(const std::string& runFolder) const;

    /// Continues a saved run bit for bit as if it had not been interrupted; a compact one (export_run.h) from
    /// its weights, with fresh optimiser state and shuffling, also on a data set of another size.
    static std::unique_ptr<Trainer> resume(const std::string& runFolder,
        std::shared_ptr<const Dataset> dataset, const std::string& device = defaultDevice());

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
