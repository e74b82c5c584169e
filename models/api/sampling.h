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

/// Which way back from noise.
struct SamplerOptions {
    std::string name = "mix"; ///< of samplers() in the catalogue
    int steps = 40; ///< 1 .. what the schedule has
    /// JSON object: fields of the diffusers scheduler of this kind (scheduler_config.json) that differ from
    /// what the recipe's noise process sets; "{}" for the course's own samplers.
    std::string config = "{}";
    double eta = 0; ///< DDIM: 0 draws nothing, 1 draws as DDPM does
    /// DDIM: the noise that a step keeps is derived again from the clipped prediction, so that both give x_t.
    bool useClippedModelOutput = false;

    bool operator==(const SamplerOptions&) const = default;
};

/// What to sample. The noise depends on the seed and a picture's place alone, so that the same seed gives the
/// same x_T to every sampler, step count and snapshot.
struct SamplingRequest {
    SamplerOptions sampler;
    int count = 8; ///< pictures; with `start`, start.count
    std::uint64_t seed = 0;

    /// Pictures to go on from, as the network sees them (a SampleStep's x, perhaps painted on, or a drawing
    /// with noise added to it). Empty: pure noise.
    ImageBatch start;
    double startAmount = 1; ///< 0..1: how much of `start` is noise; where on the way back it stands
    /// `start` is clean (a drawing) and is first noised to startAmount by the recipe's own forward process,
    /// with the seed's noise: SDEdit (Meng et al. 2022).
    /// Where the network works in latents, a drawing may have the pictures' shape: it is encoded.
    bool startIsClean = false;

    static constexpr int noClass = -1;
    static constexpr double maxGuidance = 20;

    /// Of a model that knows classes: which one each picture is to be of, or noClass. Fewer than there are
    /// pictures: from the first again, so that one is for all. Empty: no class.
    std::vector<int> classes = {};
    /// Classifier-free guidance: output = without + guidance (with - without), the network's outputs with
    /// and without the class. 1: with the class alone; 0: without it alone; above 1: away from what is common
    /// to all classes. 0..maxGuidance.
    double guidance = 1;

    bool decode = true; ///< fill a latent model's SampleStep::decodedX and decodedPrediction
};

/// One denoising step: where it stood, what the network said, where it went.
struct SampleStep {
    int index = 0; ///< 0 for the first
    double timestep = 0; ///< the network was told; 0 where it is told none
    double sigma = 0; ///< noise to signal as the k-diffusion samplers count it: sqrt(1 - abar) / sqrt(abar)
    double amount = 0; ///< 0..1, the noise slider's scale: rows of several samplers are aligned on it
    ImageBatch x; ///< x_t, as the network sees it, before the step
    ImageBatch predicted; ///< the clean picture predicted from it (pred_original_sample)
    int evaluations = 0; ///< of the network in this step; two a call where guidance needs both its outputs
    double milliseconds = 0; ///< the step took, without decoding

    // Of a network that works in latents, which x and predicted then are: the pictures decoded from them.
    ImageBatch decodedX;
    ImageBatch decodedPrediction;
    double decodeMilliseconds = 0; ///< decoding both took
};

/// Goes back from noise, one denoising step per call. Knows nothing of threads, pausing or windows; one
/// thread at a time. Keeps a network of its own in eval mode. Same seed, same pictures, on any thread count
/// to 1e-5. Every call may throw Error.
class SamplingRun
{
public:
    /// Checks the request: a sampler that does not fit, no steps or more than the schedule has, a start of
    /// the wrong shape, a class or a guidance that cannot be are refused by name.
    SamplingRun(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        std::shared_ptr<const Snapshot> snapshot, const SamplingRequest& request,
        const std::string& device = defaultDevice());
    ~SamplingRun();
    SamplingRun(const SamplingRun&) = delete;
    SamplingRun& operator=(const SamplingRun&) = delete;

    int totalSteps() const; ///< may be fewer than asked for when starting in the middle
    bool finished() const;
    SampleStep step();

    /// After the last step: the finished pictures. Before: x as it stands.
    ImageBatch pictures() const;
    /// The pictures decoded from pictures() where those are latents; else none.
    ImageBatch decodedPictures() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Why `sampler` (a catalogue name) cannot go with a model trained by this recipe, in words for the greyed
/// entry ("trained to predict epsilon on a 1000-step schedule"); nothing if it can. Builds no tables: cheap.
std::optional<Text> whySamplerDoesNotFit(const std::string& sampler, const Recipe& recipe);

/// The sampler that the course or the method's paper goes with this recipe.
SamplerOptions defaultSampler(const Recipe& recipe);

} // namespace playground
