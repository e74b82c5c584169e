// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "models/api/sampler_options.h"

#include <cstdint>
#include <vector>

namespace playground
{

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

} // namespace playground
