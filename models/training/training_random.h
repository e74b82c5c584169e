// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/safetensors.h"

#include <ATen/core/Generator.h>

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// The random numbers of a run, drawn in the order of the HF course's scripts, so that the same seed gives
/// the same batches and noise: torch.manual_seed(seed), the network's weights, then for each epoch the draws
/// of a DataLoader(shuffle=True) iterator, and for each batch flips, amounts, noise and dropped labels. A
/// separate generator that nothing else in the process affects; on the CPU for every device, so that a GPU
/// gets the same noise.
class TrainingRandom
{
public:
    /// `generator`: the state after the network's construction.
    explicit TrainingRandom(at::Generator generator);

    /// Draws the order of a new epoch over `count` images.
    void beginEpoch(std::int64_t count);
    /// The current epoch's order; empty before the first.
    const std::vector<std::int64_t>& order() const { return m_order; }

    /// Generator for the draws of a batch.
    const at::Generator& generator() const { return m_generator; }

    /// State that setState() restores bit for bit: "state" uint8 and "epoch_seed" int64.
    NamedTensors state() const;
    /// Throws Error naming `source` if a tensor is missing or invalid.
    void setState(const NamedTensors& state, std::int64_t count, const std::string& source);

private:
    void shuffle(std::int64_t count);

    at::Generator m_generator;
    std::int64_t m_epochSeed = -1; ///< of the current epoch; -1 before the first
    std::vector<std::int64_t> m_order;
};

} // namespace playground
