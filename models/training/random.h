// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Generator.h>

#include <cstdint>

namespace playground
{

/// What random numbers are drawn for; each purpose has streams of its own.
enum class Stream : std::uint64_t { Training = 1, Flip = 2, Preview = 3, Validation = 4, NoiseLevels = 5 };

/// A CPU generator that depends on (seed, stream, index) alone, e.g. index = training step. No generator
/// state is ever carried over, so that a resumed run draws what the uninterrupted one would have drawn and
/// nothing else in the process (a preview, another run) can shift it. CPU on every device: a GPU then sees
/// the same noise.
at::Generator generatorFor(std::uint64_t seed, Stream stream, std::uint64_t index);

} // namespace playground
