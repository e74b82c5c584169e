// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace playground
{

/// A noise schedule's tables as plain numbers, one for each timestep.
struct ScheduleCurves {
    std::vector<float> beta; ///< the share of noise (in variance) the step to this timestep adds
    std::vector<float> alphasCumprod; ///< what is left of the picture: the product of 1 - beta so far
    std::vector<float> snr; ///< signal to noise: alphasCumprod / (1 - alphasCumprod); 0 at pure noise

    bool operator==(const ScheduleCurves&) const = default;
};

/// A forward process as plain numbers: noised = clean[i] * original + noise[i] * noise at amount i / (size -
/// 1).
struct NoiseCurve {
    static constexpr int size = 1001; ///< one for every thousandth, as the amount slider moves

    std::vector<float> clean;
    std::vector<float> noise;
    bool uniformNoise = true; ///< uniform in 0..1; otherwise normal with mean 0 and standard deviation 1
    int timesteps = 0; ///< of a schedule; 0: the process counts no timesteps
    ScheduleCurves schedule; ///< empty for a process that follows none

    bool operator==(const NoiseCurve&) const = default;
};

} // namespace playground
