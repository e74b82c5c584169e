// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/betas.h"

#include "models/api/error.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace playground
{

namespace
{

/// Betas whose running product follows `alphaBar` over 0..1 ("Improved Denoising Diffusion Probabilistic
/// Models", section 3.2), in double, then cast; none above 0.999.
torch::Tensor betasFollowing(std::int64_t count, const std::function<double(double)>& alphaBar)
{
    std::vector<double> betas;
    const auto n = static_cast<double>(count);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto step = static_cast<double>(i);
        betas.push_back(std::min(1 - alphaBar((step + 1) / n) / alphaBar(step / n), 0.999));
    }
    return torch::tensor(betas, torch::kFloat64).to(torch::kFloat32);
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

// "Improved Noise Schedule for Diffusion Training": logSNR distributed as Laplace.
double laplaceAlphaBar(double t)
{
    const double lambda = -0.5 * std::copysign(1.0, 0.5 - t) * std::log(1 - 2 * std::fabs(0.5 - t) + 1e-6);
    const double snr = std::exp(lambda);
    return std::sqrt(snr / (1 + snr));
}

} // namespace

torch::Tensor betaTable(const NoiseScheduleOptions& o)
{
    checkScheduleOptions(o);
    const std::int64_t count = o.numTrainTimesteps;
    torch::Tensor betas;
    if (!o.trainedBetas.empty())
        betas = torch::tensor(o.trainedBetas, torch::kFloat64).to(torch::kFloat32);
    else if (o.betaSchedule == "linear")
        betas = torch::linspace(o.betaStart, o.betaEnd, count, torch::kFloat32);
    else if (o.betaSchedule == "scaled_linear")
        betas
            = torch::linspace(std::sqrt(o.betaStart), std::sqrt(o.betaEnd), count, torch::kFloat32).square();
    else if (o.betaSchedule == "sigmoid")
        betas = torch::sigmoid(torch::linspace(-6, 6, count, torch::kFloat32)) * (o.betaEnd - o.betaStart)
            + o.betaStart;
    else if (o.betaSchedule == "exp")
        betas = betasFollowing(count, exponentialAlphaBar);
    else
        betas = betasFollowing(count, o.betaSchedule == "laplace" ? laplaceAlphaBar : cosineAlphaBar);
    return o.rescaleBetasZeroSnr ? rescaledToZeroTerminalSnr(betas) : betas;
}

torch::Tensor rescaledToZeroTerminalSnr(const torch::Tensor& betas)
{
    torch::Tensor root = torch::cumprod(1.0 - betas, 0).sqrt();
    const torch::Tensor first = root[0].clone();
    const torch::Tensor last = root[-1].clone();
    if (!(first > last).item<bool>()) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "Noise schedule: field \"rescale_betas_zero_snr\" needs at least two timesteps, with noise "
                "added after the first."),
            {});
    }
    root = (root - last) * (first / (first - last));
    const torch::Tensor alphasCumprod = root.square();
    const torch::Tensor alphas = alphasCumprod.slice(0, 1) / alphasCumprod.slice(0, 0, -1);
    return 1 - torch::cat({alphasCumprod.slice(0, 0, 1), alphas});
}

} // namespace playground
