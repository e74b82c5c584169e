// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sample_step.h"
#include "models/api/sampling_request.h"
#include "models/api/weights_hash.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// One sampling trajectory, as far as it has been computed.
struct SamplingRow {
    enum class State { Waiting, Running, Finished, Cancelled, Failed };

    int id = 0; ///< assigned by the history, never reused
    int parent = -1; ///< the row it branches from; -1: starts from noise or a drawing
    int branchStep = 0; ///< SampleStep::index of the parent's step where it branches
    SamplingRequest request; ///< request.count pictures in every step
    std::int64_t snapshotStep = 0; ///< the optimiser step of the weights
    std::string weightsHash; ///< once started: weightsHash() of models/api/saved_model.h
    int totalSteps = 0; ///< reported by the sampler; before that, as requested
    State state = State::Waiting;

    /// In order; the last entry is the finished pictures, with index totalSteps, amount 0 and no prediction.
    /// If memory ran short, steps in the middle are missing: use SampleStep::index.
    std::vector<SampleStep> steps;
    int evaluations = 0; ///< network calls of all steps, including dropped ones
    double milliseconds = 0;

    bool running() const { return state == State::Waiting || state == State::Running; }
};

/// The prediction, or the finished picture in the last step.
const ImageBatch& predictionOf(const SampleStep& step);

/// x_t and predictionOf() as pictures: decoded if they are latents.
const ImageBatch& shownX(const SampleStep& step);
const ImageBatch& shownPrediction(const SampleStep& step);

/// The kept step nearest to a noise level; ties: the earlier, or among steps of equal level the later (a
/// schedule's last step is at 0 like the finished picture); -1 without steps.
int stepNear(const SamplingRow& row, double amount);

/// A row that branches from this step with its pictures and noise amount; the caller sets sampler, steps and
/// seed.
SamplingRow branchAt(const SamplingRow& row, const SampleStep& step);

} // namespace playground
