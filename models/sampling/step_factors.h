// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_formula.h"

#include <torch/types.h>

namespace playground
{

/// The pictures of one denoising step, all of the same shape; those that do not exist are undefined.
struct StepPictures {
    torch::Tensor x{}; ///< as the network sees it, as `next`
    torch::Tensor prediction{};
    torch::Tensor second{}; ///< prediction of the step's second network call
    torch::Tensor earlier{}; ///< prediction of the previous step
    torch::Tensor found{}; ///< the noise that the network finds in x
    torch::Tensor noise{}; ///< new, standard normal
    torch::Tensor next{}; ///< x after the step
};

/// The factors with which the other pictures add up to `next`, by least squares: as few pictures as explain
/// it to float32's precision. StepFormula::known is false if none do. Every sampler's step is such a sum.
StepFormula factorsOf(const StepPictures& pictures);

} // namespace playground
