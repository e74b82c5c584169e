// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tensors/random.h"

#include <ATen/CPUGeneratorImpl.h>

namespace playground
{

namespace
{
// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014): decorrelates
// neighbouring inputs, as seeding LibTorch's Mersenne twister requires.
std::uint64_t splitmix64(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}
} // namespace

at::Generator generatorFor(std::uint64_t seed, RandomPurpose stream, std::uint64_t index)
{
    const std::uint64_t mixed
        = splitmix64(splitmix64(splitmix64(seed) + static_cast<std::uint64_t>(stream)) + index);
    return at::detail::createCPUGenerator(mixed);
}

} // namespace playground
