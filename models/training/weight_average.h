// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"
#include "models/nets/network.h"

#include <cstdint>
#include <memory>
#include <string>

namespace playground
{

/// The decay of the update after `updates` earlier ones, as diffusers' EMAModel.get_decay()
/// (training_utils.py, use_ema_warmup=False) has it: 0 at first, so that the average starts as the weights,
/// then min(maximum, (1 + n) / (10 + n)), so that the first random weights are soon forgotten.
double emaDecay(std::int64_t updates, double maximum);

/// The exponential moving average of a network's weights (Polyak & Juditsky 1992; Ho et al. 2020, section 4).
/// The running statistics of batch normalisation are averaged with them, so that they fit them.
class WeightAverage
{
public:
    /// `copy`: a network built as the trained one is, and used by nobody else. 0 < decay < 1.
    WeightAverage(std::shared_ptr<Network> copy, double decay);

    /// average = d * average + (1 - d) * weights, with d = emaDecay(updates, decay). `updates`: how many
    /// there were before.
    void update(const Network& network, std::int64_t updates);

    /// Copies on the CPU, under the network's own names.
    NamedTensors weights() const;
    /// Throws Error naming `source` and the tensors that do not fit.
    void setWeights(const NamedTensors& weights, const std::string& source);

private:
    std::shared_ptr<Network> m_copy;
    double m_decay;
};

/// Copies of a network's weights on the CPU, never written again.
NamedTensors copyOfWeights(const Network& network);

} // namespace playground
