// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/files/safetensors.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace playground
{

/// Adam (Kingma & Ba 2015, algorithm 1) and AdamW (Loshchilov & Hutter 2019, algorithm 2), same arithmetic as
/// torch.optim. Not LibTorch's class, because the keys of its state differ between releases, and a run must
/// be saved and resumed bit for bit.
class Adam
{
public:
    /// `parameters`: name and leaf tensor, updated in place. options.name is "adam" or "adamw".
    Adam(NamedTensors parameters, const Recipe::Optimizer& options);

    void zeroGrad();

    /// One update from the gradients; a parameter without a gradient (DliUNet's dense_emb) is unchanged.
    void step();

    void setLearningRate(double learningRate) { m_options.learningRate = learningRate; }
    double learningRate() const { return m_options.learningRate; }

    /// Copies of step count and moments: "step.NAME", "exp_avg.NAME" and "exp_avg_sq.NAME" for each
    /// parameter; and "grad.NAME" for each that has one, if gradients are being added up.
    NamedTensors state(bool withGradients = false) const;
    /// Restores the result of state(); parameters without a saved gradient have none then. Throws Error
    /// naming `source` and the tensor that does not match; the state is unchanged then.
    void setState(const NamedTensors& state, const std::string& source);

private:
    struct Moments {
        torch::Tensor mean; ///< exp_avg
        torch::Tensor square; ///< exp_avg_sq
        std::int64_t steps = 0;
    };

    NamedTensors m_parameters;
    std::vector<Moments> m_moments;
    Recipe::Optimizer m_options;
};

} // namespace playground
