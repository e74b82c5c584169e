// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_anatomy.h"
#include "models/nets/network.h"
#include "models/recipes/experiment.h"

#include <torch/types.h>

#include <vector>

namespace playground
{

/// Fills a StepAnatomy while the step is computed. Changes neither the network nor its gradients.
class AnatomyRecorder
{
public:
    AnatomyRecorder(StepAnatomy& anatomy, const Network& network);

    /// `original`: the batch as pictures, [N,C,H,W].
    void batch(const torch::Tensor& original);
    void loss(const TrainingLoss& drawn);
    void gradients(); ///< after the backward pass
    void update(double learningRate); ///< after the weights have changed
    void lossAfter(const TrainingLoss& drawn); ///< of the same batch

private:
    StepAnatomy& m_anatomy;
    const Network& m_network;
    std::vector<torch::Tensor> m_before; ///< the parameters before the update
};

} // namespace playground
