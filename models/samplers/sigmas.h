// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace playground
{

/// sqrt((1 - abar) / abar) of each timestep, in float32: the noise-to-signal ratio.
std::vector<float> sigmaTable(const std::vector<float>& alphasCumprod);

/// `table` at a fractional index: linear interpolation, clamped at the ends.
double interpolated(const std::vector<float>& table, double index);

/// `count` evenly spaced numbers from `first` to `last`, rounded like numpy.linspace; only `first` if count
/// is 1.
std::vector<double> evenlySpaced(double first, double last, std::int64_t count);

// Each of the following returns `count` sigmas from `maximum` down to `minimum`.

/// Uniform in sigma^(1/7): Karras et al. 2022, equation 5.
std::vector<double> karrasSigmas(double maximum, double minimum, std::int64_t count);
/// Uniform in log sigma.
std::vector<double> exponentialSigmas(double maximum, double minimum, std::int64_t count);
/// The same in float32, rounded like torch.linspace(...).exp() (EulerDiscreteScheduler's log_linear).
std::vector<double> logLinearSigmas(float maximum, float minimum, std::int64_t count);
/// By quantiles of the beta distribution (0.6, 0.6): "Beta Sampling is All You Need" (Lee et al. 2024).
std::vector<double> betaSigmas(double maximum, double minimum, std::int64_t count);

/// Which of the three spacings a configuration selects, if any.
struct SigmaSpacing {
    bool karras = false;
    bool exponential = false;
    bool beta = false;

    bool any() const { return karras || exponential || beta; }
    std::vector<double> sigmas(double maximum, double minimum, std::int64_t count) const;
};

// On the straight path from picture to noise, where sigma is the part of noise, 0..1.

/// shift sigma / (1 + (shift - 1) sigma): Esser et al. 2024, equation 23.
double shiftedSigma(double sigma, double shift);
/// Stretches falling sigmas so that the last becomes `terminal`; 0 leaves them as they are.
void stretchToTerminal(std::vector<double>& sigmas, double terminal);

/// The fractional timesteps at which the schedule has these sigmas, linear in log sigma.
std::vector<double> timestepsOfSigmas(
    const std::vector<double>& sigmas, const std::vector<float>& sigmaTable);

std::vector<float> toFloat(const std::vector<double>& values);
/// Each value rounded to the nearest float32.
std::vector<double> roundedToFloat(std::vector<double> values);

} // namespace playground
