// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <ATen/core/Generator.h>

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// The random numbers of a run, drawn in the course scripts' order, so that the same seed gives the course's
/// own batches and noise: torch.manual_seed(seed), the network's weights, then for each epoch what iterating
/// a DataLoader(shuffle=True) draws, and for each batch flips, amounts, noise and dropped classes. A
/// generator of its own: nothing else in the process can shift it. On the CPU whatever the device, so that a
/// GPU sees the same noise.
class TrainingRandom
{
public:
    /// Takes `generator` as the network's construction left it.
    explicit TrainingRandom(at::Generator generator);

    /// Draws the order of a new epoch over `count` images.
    void beginEpoch(std::int64_t count);
    /// The present epoch's order; empty before the first.
    const std::vector<std::int64_t>& order() const { return m_order; }

    /// For what a batch draws.
    const at::Generator& generator() const { return m_generator; }

    /// All that setState() needs to go on bit for bit: "state" uint8 and "epoch_seed" int64.
    NamedTensors state() const;
    /// Throws Error naming `source` if a tensor is missing or cannot be.
    void setState(const NamedTensors& state, std::int64_t count, const std::string& source);

private:
    void shuffle(std::int64_t count);

    at::Generator m_generator;
    std::int64_t m_epochSeed = -1; ///< the present epoch's; -1 before the first
    std::vector<std::int64_t> m_order;
};

} // namespace playground
