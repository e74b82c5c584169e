// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/weight_average.h"

#include "models/nets/weights.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace playground
{

double emaDecay(std::int64_t updates, double maximum)
{
    if (updates <= 0)
        return 0;
    const auto n = static_cast<double>(updates);
    return std::min(maximum, (1 + n) / (10 + n));
}

WeightAverage::WeightAverage(std::shared_ptr<Network> copy, double decay)
    : m_copy(std::move(copy))
    , m_decay(decay)
{
}

void WeightAverage::update(const Network& network, std::int64_t updates)
{
    const at::NoGradGuard guard;
    const double share = 1 - emaDecay(updates, m_decay);
    const NamedTensors weights = namedWeights(network);
    const NamedTensors averages = namedWeights(*m_copy);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        torch::Tensor average = averages[i].second;
        if (average.is_floating_point())
            average.lerp_(weights[i].second, share);
        else
            average.copy_(weights[i].second); // batch normalisation's integer counter of batches
    }
}

NamedTensors WeightAverage::weights() const
{
    return copyOfWeights(*m_copy);
}

void WeightAverage::setWeights(const NamedTensors& weights, const std::string& source)
{
    loadWeights(*m_copy, weights, source);
}

NamedTensors copyOfWeights(const Network& network)
{
    NamedTensors copy = namedWeights(network);
    for (auto& [name, tensor] : copy)
        tensor = tensor.detach().to(at::kCPU, /*non_blocking=*/false, /*copy=*/true);
    return copy;
}

} // namespace playground
