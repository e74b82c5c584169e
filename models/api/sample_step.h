// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "models/api/step_formula.h"

namespace playground
{

/// One denoising step: input, prediction and noise level.
struct SampleStep {
    int index = 0; ///< 0 for the first
    double timestep = 0; ///< given to the network; 0 if the network takes none
    double sigma = 0; ///< noise to signal ratio as in k-diffusion: sqrt(1 - abar) / sqrt(abar)
    double amount = 0; ///< 0..1, the noise slider's scale; aligns rows of different samplers
    ImageBatch x; ///< x_t before the step, as the network sees it
    ImageBatch predicted; ///< the clean picture predicted from x (pred_original_sample)
    StepFormula formula; ///< how the next x follows from this step
    int evaluations = 0; ///< network evaluations in this step; guidance doubles them
    double milliseconds = 0; ///< duration of the step, without decoding

    // Latent models only: the pictures decoded from x and predicted.
    ImageBatch decodedX;
    ImageBatch decodedPrediction;
    double decodeMilliseconds = 0; ///< duration of decoding both
};

} // namespace playground
