// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Generator.h>

#include <cstdint>

namespace playground
{

/// What random numbers are drawn for; each purpose has streams of its own.
enum class RandomPurpose : std::uint64_t {
    Preview = 3,
    Sampling = 4,
    SamplingStep = 5,
    Validation = 6,
    NoiseLevels = 7
};

/// A CPU generator that depends on (seed, stream, index) alone, e.g. index = a picture's place in its row. No
/// generator state is ever carried over, so that nothing else in the process can shift it. CPU on every
/// device: a GPU then sees the same noise. (Training draws as the course does: training_stream.h.)
at::Generator generatorFor(std::uint64_t seed, RandomPurpose stream, std::uint64_t index);

} // namespace playground
