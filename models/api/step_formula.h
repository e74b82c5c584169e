// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/images.h"

namespace playground
{

/// How the next x follows from a denoising step: the sum of these pictures times these factors, with every x
/// as the network sees it. Found from the step's own numbers, and checked against them.
struct StepFormula {
    bool known = false; ///< false: the sampler combines more than these pictures
    double x = 0; ///< of x_t
    double prediction = 0; ///< of the clean picture predicted from x_t
    double second = 0; ///< of the prediction of the second network call (Heun)
    double earlier = 0; ///< of the previous step's prediction (multistep samplers)
    /// Of the noise that the network finds in x_t: (x_t - a prediction) / s, before the prediction is clipped
    /// (DDIM).
    double found = 0;
    double noise = 0; ///< of new standard normal noise

    ImageBatch added; ///< the new noise times its factor; empty if none is drawn
};

} // namespace playground
