// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace playground
{

/// A forward process as plain numbers: noised = clean[i] * original + noise[i] * noise at amount i / (size -
/// 1).
struct NoiseCurve {
    static constexpr int size = 1001; ///< one for every thousandth, as the amount slider moves

    std::vector<float> clean;
    std::vector<float> noise;
    bool uniformNoise = true; ///< uniform in 0..1; otherwise normal with mean 0 and standard deviation 1
    int timesteps = 0; ///< of a schedule; 0: the process counts no timesteps

    bool operator==(const NoiseCurve&) const = default;
};

} // namespace playground
