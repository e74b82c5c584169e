// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace playground
{

/// Tables of a noise schedule, one value per timestep.
struct ScheduleCurves {
    std::vector<float> beta; ///< variance of the noise added by the step to this timestep
    std::vector<float> alphasCumprod; ///< remaining signal: the cumulative product of 1 - beta
    std::vector<float> snr; ///< signal-to-noise ratio: alphasCumprod / (1 - alphasCumprod); 0 at pure noise

    bool operator==(const ScheduleCurves&) const = default;
};

/// Tabulated forward process: noised = clean[i] * original + noise[i] * noise at amount i / (size - 1).
struct NoiseCurve {
    static constexpr int size = 1001; ///< one entry per thousandth, the amount slider's resolution

    std::vector<float> clean;
    std::vector<float> noise;
    bool uniformNoise = true; ///< uniform in 0..1; otherwise normal with mean 0 and standard deviation 1
    int timesteps = 0; ///< of a schedule; 0: the process has no timesteps
    ScheduleCurves schedule; ///< empty for a process without a schedule

    bool operator==(const NoiseCurve&) const = default;
};

} // namespace playground
