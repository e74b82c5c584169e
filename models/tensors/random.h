// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Generator.h>

#include <cstdint>

namespace playground
{

/// Purposes of random numbers; each has separate streams.
enum class RandomPurpose : std::uint64_t {
    Preview = 3,
    Sampling = 4,
    SamplingStep = 5,
    Validation = 6,
    NoiseLevels = 7
};

/// A CPU generator that depends only on (seed, stream, index), e.g. index = a picture's position in its row.
/// No generator state is carried over, so nothing else in the process can affect it. It is a CPU generator on
/// every device, so that a GPU gets the same noise. (Training uses one continuous generator as in PyTorch:
/// training_random.h.)
at::Generator generatorFor(std::uint64_t seed, RandomPurpose stream, std::uint64_t index);

} // namespace playground
