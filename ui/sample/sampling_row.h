// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampling.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// One way back from noise, as far as it has come.
struct SamplingRow {
    enum class State { Waiting, Running, Finished, Cancelled, Failed };

    int id = 0; ///< given by the history, never twice
    int parent = -1; ///< the row it branches from; -1: it began with noise or a drawing
    int branchStep = 0; ///< SampleStep::index of the parent's step it began at
    SamplingRequest request; ///< what was asked for; request.count pictures in every step
    std::int64_t snapshotStep = 0; ///< the optimiser step of the weights
    std::string weightsHash; ///< theirs, once begun: weightsHash() of models/api/saved_model.h
    int totalSteps = 0; ///< as the sampler says; before it has said, as asked for
    State state = State::Waiting;

    /// In order; the finished pictures are the last, with index totalSteps, amount 0 and no prediction of
    /// their own. Where memory ran short, steps in the middle are missing: go by SampleStep::index.
    std::vector<SampleStep> steps;
    int evaluations = 0; ///< network calls of all steps, the missing ones included
    double milliseconds = 0;

    bool running() const { return state == State::Waiting || state == State::Running; }
};

/// What the network says of the picture: its prediction, or the finished picture itself.
const ImageBatch& predictionOf(const SampleStep& step);

/// x_t and predictionOf() as pictures: decoded where they are latents.
const ImageBatch& shownX(const SampleStep& step);
const ImageBatch& shownPrediction(const SampleStep& step);

/// Which of a row's kept steps stands nearest to a noise level: of two the earlier, of two at the same level
/// the later (a schedule's last step is at 0, as the finished picture is); -1 without steps.
int stepNear(const SamplingRow& row, double amount);

/// A row that leaves another at this step of it, with its pictures and its amount of noise; sampler, steps
/// and seed are still to be chosen.
SamplingRow branchAt(const SamplingRow& row, const SampleStep& step);

} // namespace playground
