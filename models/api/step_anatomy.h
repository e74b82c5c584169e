// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"
#include "models/api/step_record.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// What one training step computed, phase by phase. Images are those of the first pictures of the batch, at
/// most `mostPictures`; where the network works in latents, all but `original` are latents.
struct StepAnatomy {
    static constexpr int mostPictures = 8;

    StepRecord record;
    int batchSize = 0;
    ImageBatch original;
    std::vector<float> amounts; ///< 0..1, one per picture; empty for an autoencoder
    std::vector<float> timesteps; ///< the network's input; empty if it takes none
    ImageBatch noised; ///< empty for an autoencoder
    ImageBatch output; ///< of the network
    ImageBatch target; ///< what the output is compared with
    std::vector<double> errors; ///< mean squared error of each picture shown

    /// A part of the network, in the order of its parameters. Sizes are root mean squares per parameter.
    struct Part {
        std::string name; ///< beginning of the parameters' names, e.g. "down_blocks.0"
        std::int64_t parameters = 0;
        double gradient = 0; ///< of the loss, before clipping
        double weights = 0; ///< before the update
        double change = 0; ///< by the update
    };
    std::vector<Part> parts;

    bool updated = false; ///< false: gradients are being accumulated, and nothing below is set
    double learningRate = 0; ///< of the update, as the recipe schedules it
    ImageBatch outputAfter; ///< for the same pictures, noise and amounts, with the updated weights
    std::vector<double> errorsAfter;
    double lossAfter = 0; ///< of the whole batch, likewise
};

} // namespace playground
