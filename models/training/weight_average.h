// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"
#include "models/nets/network.h"

#include <cstdint>
#include <memory>
#include <string>

namespace playground
{

/// Decay of the update after `updates` earlier ones, as in diffusers' EMAModel.get_decay()
/// (training_utils.py, use_ema_warmup=False): 0 at first, so that the average starts at the weights, then
/// min(maximum, (1 + n) / (10 + n)), so that the initial random weights are soon forgotten.
double emaDecay(std::int64_t updates, double maximum);

/// Exponential moving average of a network's weights (Polyak & Juditsky 1992; Ho et al. 2020, section 4). The
/// running statistics of batch normalisation are averaged too, to stay consistent with the weights.
class WeightAverage
{
public:
    /// `copy`: a network with the same architecture, not used elsewhere. 0 < decay < 1.
    WeightAverage(std::shared_ptr<Network> copy, double decay);

    /// average = d * average + (1 - d) * weights, with d = emaDecay(updates, decay). `updates`: number of
    /// earlier updates.
    void update(const Network& network, std::int64_t updates);

    /// Copies on the CPU, under the network's own names.
    NamedTensors weights() const;
    /// Throws Error naming `source` and the tensors that do not match.
    void setWeights(const NamedTensors& weights, const std::string& source);

private:
    std::shared_ptr<Network> m_copy;
    double m_decay;
};

/// Copies of a network's weights on the CPU, never modified.
NamedTensors copyOfWeights(const Network& network);

} // namespace playground
