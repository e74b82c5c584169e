// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/dpm_solver_update.h"

#include <ATen/ATen.h>

#include <cmath>

namespace playground
{

namespace
{
/// Coefficients of the update x' = x * ofX + D0 * of0 + D1 * of1 + D2 * of2 + noise * ofNoise, with D1, D2
/// the derivatives of the prediction with respect to lambda. `of1` is exact; the midpoint rule uses half of
/// `of0` instead.
struct Coefficients {
    float ofX = 0;
    float of0 = 0;
    float of1 = 0;
    float of2 = 0;
    float ofNoise = 0;
};

Coefficients coefficients(const DpmAlgorithm& algorithm, const DpmLevel& to, const DpmLevel& from)
{
    const float h = to.lambda - from.lambda;
    Coefficients c;
    if (algorithm.predictsData() && algorithm.stochastic()) {
        const float e = 1 - std::exp(-2 * h);
        c.ofX = to.sigma / from.sigma * std::exp(-h);
        c.of0 = to.alpha * e;
        c.of1 = to.alpha * (e / (-2 * h) + 1);
        c.of2 = to.alpha * ((e - 2 * h) / (4 * h * h) - 0.5F);
        c.ofNoise = to.sigma * std::sqrt(e);
    } else if (algorithm.predictsData()) {
        const float e = std::exp(-h) - 1;
        c.ofX = to.sigma / from.sigma;
        c.of0 = -(to.alpha * e);
        c.of1 = to.alpha * (e / h + 1);
        c.of2 = -(to.alpha * ((e + h) / (h * h) - 0.5F));
    } else {
        const float e = std::exp(h) - 1;
        const float twice = algorithm.stochastic() ? 2.0F : 1.0F;
        c.ofX = to.alpha / from.alpha;
        c.of0 = -twice * (to.sigma * e);
        c.of1 = -twice * (to.sigma * (e / h - 1));
        c.of2 = -(to.sigma * ((e - h) / (h * h) - 0.5F));
        c.ofNoise = algorithm.stochastic() ? to.sigma * std::sqrt(std::exp(2 * h) - 1) : 0;
    }
    return c;
}
} // namespace

DpmLevel dpmLevel(float sigma, bool straightPath)
{
    DpmLevel level;
    level.alpha = straightPath ? 1 - sigma : 1 / std::sqrt(sigma * sigma + 1);
    level.sigma = straightPath ? sigma : sigma * level.alpha;
    level.lambda = std::log(level.alpha) - std::log(level.sigma);
    return level;
}

std::size_t distinctLevels(const std::vector<DpmLevel>& levels, std::size_t most)
{
    for (std::size_t i = 1; i < most; ++i) {
        if (levels[i - 1].lambda == levels[i].lambda)
            return i;
    }
    return most;
}

torch::Tensor dpmUpdate(const DpmAlgorithm& algorithm, const DpmLevel& to, const std::vector<DpmLevel>& from,
    const std::vector<torch::Tensor>& outputs, const torch::Tensor& x, const torch::Tensor& noise)
{
    const Coefficients c = coefficients(algorithm, to, from[0]);
    torch::Tensor result = c.ofX * x + c.of0 * outputs[0];
    const float h = to.lambda - from[0].lambda;
    if (outputs.size() == 2) {
        const float r0 = (from[0].lambda - from[1].lambda) / h;
        const torch::Tensor d1 = (outputs[0] - outputs[1]) * (1 / r0);
        result = result + (algorithm.solverType == "heun" ? c.of1 : 0.5F * c.of0) * d1;
    } else if (outputs.size() == 3) {
        const float r0 = (from[0].lambda - from[1].lambda) / h;
        const float r1 = (from[1].lambda - from[2].lambda) / h;
        const torch::Tensor newer = (outputs[0] - outputs[1]) * (1 / r0);
        const torch::Tensor older = (outputs[1] - outputs[2]) * (1 / r1);
        const torch::Tensor bend = newer - older;
        result = result + c.of1 * (newer + bend * (r0 / (r0 + r1))) + c.of2 * (bend * (1 / (r0 + r1)));
    }
    return algorithm.stochastic() ? result + c.ofNoise * noise : result;
}

} // namespace playground
