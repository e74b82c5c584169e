// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/images.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Sampler and its parameters.
struct SamplerOptions {
    std::string name = "mix"; ///< 1 .. number of timesteps in the schedule
    int steps = 40; ///< 1 .. what the schedule has
    /// JSON object: fields of the corresponding diffusers scheduler (scheduler_config.json) that differ from
    /// those implied by the recipe's noise process; "{}" for this program's own samplers.
    std::string config = "{}";
    double eta = 0; ///< DDIM: 0 is deterministic, 1 draws as much noise as DDPM
    /// DDIM: recomputes the predicted noise from the clipped x_0, so that the two stay consistent.
    bool useClippedModelOutput = false;

    bool operator==(const SamplerOptions&) const = default;
};

/// What to sample. The noise depends only on the seed and a picture's position, so a seed gives the same x_T
/// for every sampler, step count and snapshot.
struct SamplingRequest {
    SamplerOptions sampler;
    int count = 8; ///< number of pictures; with `start`, start.count
    std::uint64_t seed = 0;

    /// Starting point as the network sees it (a SampleStep's x, possibly painted on, or a drawing with noise
    /// added). Empty: pure noise.
    ImageBatch start;
    double startAmount = 1; ///< 0..1: noise level of `start`, its position in the reverse process
    /// `start` is clean (a drawing): it is first noised to startAmount by the recipe's forward process with
    /// the seed's noise, as in SDEdit (Meng et al. 2022). For a latent model, the drawing may have the
    /// pictures' shape; it is then encoded.
    bool startIsClean = false;

    static constexpr int noClass = -1;
    static constexpr double maxGuidance = 20;

    /// Class of each picture for a class-conditional model, or noClass. A shorter list repeats, so one entry
    /// applies to all pictures. Empty: unconditional.
    std::vector<int> classes = {};
    /// Classifier-free guidance: output = uncond + guidance (cond - uncond). 1: conditional only; 0:
    /// unconditional only; above 1: extrapolates away from the unconditional output. 0..maxGuidance.
    double guidance = 1;

    bool decode = true; ///< fills SampleStep::decodedX and decodedPrediction of a latent model
};

/// One denoising step: input, prediction and noise level.
struct SampleStep {
    int index = 0; ///< 0 for the first
    double timestep = 0; ///< given to the network; 0 if the network takes none
    double sigma = 0; ///< noise to signal ratio as in k-diffusion: sqrt(1 - abar) / sqrt(abar)
    double amount = 0; ///< 0..1, the noise slider's scale; aligns rows of different samplers
    ImageBatch x; ///< x_t before the step, as the network sees it
    ImageBatch predicted; ///< the clean picture predicted from x (pred_original_sample)
    int evaluations = 0; ///< network evaluations in this step; guidance doubles them
    double milliseconds = 0; ///< duration of the step, without decoding

    // Latent models only: the pictures decoded from x and predicted.
    ImageBatch decodedX;
    ImageBatch decodedPrediction;
    double decodeMilliseconds = 0; ///< duration of decoding both
};

/// Reverse process, one denoising step per call. Independent of threads, pausing and windows; one thread at a
/// time. Has its own network in eval mode. The same seed gives the same pictures, to 1e-5 on any thread
/// count. Every call may throw Error.
class SamplingRun
{
public:
    /// Validates the request: an unsuitable sampler, a step count out of range, a start of the wrong shape,
    /// or an invalid class or guidance is rejected by name.
    SamplingRun(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        std::shared_ptr<const Snapshot> snapshot, const SamplingRequest& request,
        const std::string& device = defaultDevice());
    ~SamplingRun();
    SamplingRun(const SamplingRun&) = delete;
    SamplingRun& operator=(const SamplingRun&) = delete;

    int totalSteps() const; ///< may be fewer than requested when starting in the middle
    bool finished() const;
    SampleStep step();

    /// The finished pictures after the last step; before that, the current x.
    ImageBatch pictures() const;
    /// pictures() decoded; empty if the network works on pictures.
    ImageBatch decodedPictures() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Reason why `sampler` (a catalogue name) cannot be used with a model trained by this recipe, shown on the
/// disabled entry ("trained to predict epsilon on a 1000-step schedule"); nothing if it can. Builds no
/// tables, so it is cheap.
std::optional<Text> whySamplerDoesNotFit(const std::string& sampler, const Recipe& recipe);

/// The sampler that the recipe's course or paper uses.
SamplerOptions defaultSampler(const Recipe& recipe);

} // namespace playground
