// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/betas.h"

#include "models/api/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>

namespace playground
{

namespace
{

/// `count` evenly spaced numbers from `first` to `last`, rounded like PyTorch 1.13's torch.linspace with
/// AVX2, which produced the golden tables: in groups of eight, each group starting from its own value.
std::vector<float> linearTable(double first, double last, std::int64_t count)
{
    constexpr std::int64_t lanes = 8;
    const auto begin = static_cast<float>(first);
    const auto end = static_cast<float>(last);
    if (count == 1)
        return {begin};
    const float step = (end - begin) / static_cast<float>(count - 1);
    const std::int64_t oneByOne = count - count % (2 * lanes);
    std::vector<float> values;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t base = i < oneByOne ? i - i % lanes : i;
        const float from = base < count / 2 ? std::fma(step, static_cast<float>(base), begin)
                                            : std::fma(-step, static_cast<float>(count - 1 - base), end);
        const float onward = static_cast<float>(i - base) * step;
        values.push_back(from + onward);
    }
    return values;
}

/// Betas whose cumulative product follows `alphaBar` over 0..1 ("Improved Denoising Diffusion Probabilistic
/// Models", section 3.2), computed in double, then cast; at most 0.999.
std::vector<float> betasFollowing(std::int64_t count, const std::function<double(double)>& alphaBar)
{
    std::vector<float> betas;
    const auto n = static_cast<double>(count);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto step = static_cast<double>(i);
        betas.push_back(
            static_cast<float>(std::min(1 - alphaBar((step + 1) / n) / alphaBar(step / n), 0.999)));
    }
    return betas;
}

double cosineAlphaBar(double t)
{
    const double cosine = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
    return cosine * cosine;
}

double exponentialAlphaBar(double t)
{
    return std::exp(t * -12.0);
}

// "Improved Noise Schedule for Diffusion Training": logSNR with a Laplace distribution.
double laplaceAlphaBar(double t)
{
    const double lambda = -0.5 * std::copysign(1.0, 0.5 - t) * std::log(1 - 2 * std::fabs(0.5 - t) + 1e-6);
    const double snr = std::exp(lambda);
    return std::sqrt(snr / (1 + snr));
}

std::vector<float> linearBetas(const NoiseScheduleOptions& o)
{
    return linearTable(o.betaStart, o.betaEnd, o.numTrainTimesteps);
}

std::vector<float> scaledLinearBetas(const NoiseScheduleOptions& o)
{
    std::vector<float> betas = linearTable(std::sqrt(o.betaStart), std::sqrt(o.betaEnd), o.numTrainTimesteps);
    for (float& beta : betas)
        beta *= beta;
    return betas;
}

std::vector<float> sigmoidBetas(const NoiseScheduleOptions& o)
{
    std::vector<float> betas = linearTable(-6, 6, o.numTrainTimesteps);
    const auto width = static_cast<float>(o.betaEnd - o.betaStart);
    for (float& beta : betas) {
        const float share = 1 / (1 + std::exp(-beta)) * width;
        beta = share + static_cast<float>(o.betaStart);
    }
    return betas;
}

template <double (*AlphaBar)(double)> std::vector<float> following(const NoiseScheduleOptions& o)
{
    return betasFollowing(o.numTrainTimesteps, AlphaBar);
}

} // namespace

const Registry<BetaScheduleInfo>& betaSchedules()
{
    static const Registry<BetaScheduleInfo> all(
        PLAYGROUND_TEXT("models", "Noise schedule: field \"beta_schedule\" is \"%1\". Supported: %2."),
        {
            {"linear", linearBetas},
            {"scaled_linear", scaledLinearBetas},
            {"squaredcos_cap_v2", following<cosineAlphaBar>},
            {"sigmoid", sigmoidBetas},
            {"laplace", following<laplaceAlphaBar>},
            {"exp", following<exponentialAlphaBar>},
        });
    return all;
}

std::vector<float> betaTable(const NoiseScheduleOptions& options)
{
    checkScheduleOptions(options);
    std::vector<float> betas;
    if (options.trainedBetas.empty())
        betas = betaSchedules().at(options.betaSchedule).betas(options);
    for (const double beta : options.trainedBetas)
        betas.push_back(static_cast<float>(beta));
    return options.rescaleBetasZeroSnr ? rescaledToZeroTerminalSnr(betas) : betas;
}

std::vector<float> alphasCumprodTable(const std::vector<float>& betas)
{
    std::vector<float> table;
    double product = 1;
    for (const float beta : betas) {
        product *= static_cast<double>(1 - beta);
        table.push_back(static_cast<float>(product));
    }
    return table;
}

std::vector<float> rescaledToZeroTerminalSnr(const std::vector<float>& betas)
{
    std::vector<float> roots = alphasCumprodTable(betas);
    for (float& root : roots)
        root = std::sqrt(root);
    if (roots.empty() || !(roots.front() > roots.back())) {
        throw Error(PLAYGROUND_TEXT("models",
                        "Noise schedule: field \"rescale_betas_zero_snr\" needs at least two timesteps and "
                        "noise added after the first. Switch it off or change the betas."),
            {});
    }
    const float last = roots.back();
    const float stretch = roots.front() / (roots.front() - last);
    std::vector<float> rescaled;
    float before = 1;
    for (const float root : roots) {
        const float stretched = (root - last) * stretch;
        const float alphaCumprod = stretched * stretched;
        rescaled.push_back(1 - alphaCumprod / before);
        before = alphaCumprod;
    }
    return rescaled;
}

} // namespace playground
