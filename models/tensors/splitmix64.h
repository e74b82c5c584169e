// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace playground
{

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; constants of Vigna's public-domain version): the same numbers
/// on every machine, which the distributions of std do not guarantee. Seeds that differ in one bit give
/// unrelated streams.
class SplitMix64
{
public:
    explicit SplitMix64(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    /// Uniform in [low, high), from the upper 53 bits.
    double uniform(double low, double high)
    {
        return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1p-53);
    }

private:
    std::uint64_t m_state;
};

} // namespace playground
