// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/sigmas.h"

#include "models/samplers/beta_quantile.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace playground
{

namespace
{
/// ln x with numpy's float32 rounding (exponent and mantissa separately, the mantissa by a rational
/// function): its last digits determine the timestep given to the network.
float numpyLog(float x)
{
    constexpr float numerator[]
        = {0.0F, 1.0F, 2.112677543F, 1.480000633576507F, 3.808837741388408e-01F, 2.589979117907923e-02F};
    constexpr float denominator[] = {1.0F, 2.612677543073109F, 2.453006071784736F, 9.864942958519418e-01F,
        1.546476374983907e-01F, 5.875095403124574e-03F};
    int exponent = 0;
    float mantissa = std::frexp(x, &exponent);
    if (mantissa <= std::numbers::sqrt2_v<float> / 2) {
        mantissa *= 2;
        --exponent;
    }
    const float z = mantissa - 1;
    const auto polynomial = [z](const float(&c)[6]) {
        float value = c[5];
        for (int i = 4; i >= 0; --i)
            value = std::fma(value, z, c[i]);
        return value;
    };
    return std::fma(static_cast<float>(exponent), std::numbers::ln2_v<float>,
        polynomial(numerator) / polynomial(denominator));
}
} // namespace

std::vector<float> sigmaTable(const std::vector<float>& alphasCumprod)
{
    std::vector<float> sigmas;
    for (const float a : alphasCumprod)
        sigmas.push_back(std::sqrt((1 - a) / a));
    return sigmas;
}

double interpolated(const std::vector<float>& table, double index)
{
    if (index <= 0)
        return table.front();
    if (index >= static_cast<double>(table.size() - 1))
        return table.back();
    const auto below = static_cast<std::size_t>(index);
    const double slope = static_cast<double>(table[below + 1]) - static_cast<double>(table[below]);
    return slope * (index - static_cast<double>(below)) + static_cast<double>(table[below]);
}

std::vector<double> evenlySpaced(double first, double last, std::int64_t count)
{
    std::vector<double> values;
    const double step = count > 1 ? (last - first) / static_cast<double>(count - 1) : 0;
    for (std::int64_t i = 0; i < count; ++i)
        values.push_back(static_cast<double>(i) * step + first);
    if (count > 1)
        values.back() = last;
    return values;
}

std::vector<double> karrasSigmas(double maximum, double minimum, std::int64_t count)
{
    constexpr double rho = 7;
    const double first = std::pow(maximum, 1 / rho);
    const double last = std::pow(minimum, 1 / rho);
    std::vector<double> sigmas;
    for (const double ramp : evenlySpaced(0, 1, count))
        sigmas.push_back(std::pow(first + ramp * (last - first), rho));
    return sigmas;
}

std::vector<double> exponentialSigmas(double maximum, double minimum, std::int64_t count)
{
    std::vector<double> sigmas = evenlySpaced(std::log(maximum), std::log(minimum), count);
    for (double& sigma : sigmas)
        sigma = std::exp(sigma);
    return sigmas;
}

std::vector<double> logLinearSigmas(float maximum, float minimum, std::int64_t count)
{
    const float first = numpyLog(maximum);
    const float last = numpyLog(minimum);
    const float step = count > 1 ? (last - first) / static_cast<float>(count - 1) : 0;
    std::vector<double> sigmas;
    for (std::int64_t i = 0; i < count; ++i) { // from both ends, like torch.linspace
        const float logSigma = i < count / 2 || count == 1 ? first + step * static_cast<float>(i)
                                                           : last - step * static_cast<float>(count - 1 - i);
        sigmas.push_back(static_cast<double>(std::exp(logSigma)));
    }
    return sigmas;
}

std::vector<double> betaSigmas(double maximum, double minimum, std::int64_t count)
{
    std::vector<double> sigmas;
    for (const double ramp : evenlySpaced(0, 1, count))
        sigmas.push_back(minimum + betaQuantile(1 - ramp, 0.6, 0.6) * (maximum - minimum));
    return sigmas;
}

std::vector<double> SigmaSpacing::sigmas(double maximum, double minimum, std::int64_t count) const
{
    if (karras)
        return karrasSigmas(maximum, minimum, count);
    return exponential ? exponentialSigmas(maximum, minimum, count) : betaSigmas(maximum, minimum, count);
}

double shiftedSigma(double sigma, double shift)
{
    return shift * sigma / (1 + (shift - 1) * sigma);
}

void stretchToTerminal(std::vector<double>& sigmas, double terminal)
{
    const double factor = (1 - sigmas.back()) / (1 - terminal);
    if (terminal <= 0 || factor <= 0)
        return; // with a factor of 0 the last one is pure noise: nothing to stretch
    for (double& sigma : sigmas)
        sigma = 1 - (1 - sigma) / factor;
}

std::vector<double> timestepsOfSigmas(const std::vector<double>& sigmas, const std::vector<float>& sigmaTable)
{
    if (sigmaTable.size() == 1)
        return std::vector<double>(sigmas.size(), 0.0);
    std::vector<float> logs;
    for (const float sigma : sigmaTable)
        logs.push_back(numpyLog(sigma));
    // With zero terminal SNR the table decreases at its end. The running minimum from the end is monotonic;
    // its last entry not above a value is also the table's last such entry.
    std::vector<float> leastFrom = logs;
    for (std::size_t i = leastFrom.size() - 1; i-- > 0;)
        leastFrom[i] = std::min(leastFrom[i], leastFrom[i + 1]);
    std::vector<double> timesteps;
    for (const double sigma : sigmas) {
        // float32 up to here, as in diffusers, so that the network gets exactly the same timestep.
        const auto logSigma = static_cast<float>(std::log(std::max(sigma, 1e-10)));
        // The last entry not above the value, but at most the second to last.
        const auto above = std::upper_bound(leastFrom.begin(), leastFrom.end(), logSigma);
        const auto position = std::max<std::ptrdiff_t>(above - leastFrom.begin() - 1, 0);
        const auto low = std::min(static_cast<std::size_t>(position), logs.size() - 2);
        // Two equal entries (betas that end in 0) cannot be interpolated; diffusers divides 0 by 0 there.
        const float gap = logs[low] - logs[low + 1];
        const float w = gap == 0 ? 0 : std::clamp((logs[low] - logSigma) / gap, 0.0F, 1.0F);
        timesteps.push_back(static_cast<double>(1 - w) * static_cast<double>(low)
            + static_cast<double>(w) * static_cast<double>(low + 1));
    }
    return timesteps;
}

std::vector<float> toFloat(const std::vector<double>& values)
{
    std::vector<float> result;
    for (const double value : values)
        result.push_back(static_cast<float>(value));
    return result;
}

std::vector<double> roundedToFloat(std::vector<double> values)
{
    for (double& value : values)
        value = static_cast<double>(static_cast<float>(value));
    return values;
}

} // namespace playground
