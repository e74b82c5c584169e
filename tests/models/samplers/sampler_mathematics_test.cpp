// SPDX-License-Identifier: GPL-3.0-or-later
// Samplers compared with exact solutions, identities between methods, and the methods' own formulas in
// double.
#include "models/samplers/beta_quantile.h"
#include "models/samplers/scheduler_factory.h"
#include "models/samplers/sigmas.h"
#include "tests/models/support/golden.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace playground;
using playground::test::largestDifference;

namespace
{

/// sigma at each timestep of the linear schedule, computed from its definition in double.
std::vector<double> linearSigmas(double first, double last)
{
    std::vector<double> sigmas;
    double abar = 1;
    for (int t = 0; t < 1000; ++t) {
        abar *= 1 - (first + (last - first) * t / 999);
        sigmas.push_back(std::sqrt((1 - abar) / abar));
    }
    return sigmas;
}

double valueAt(const std::vector<double>& table, double index)
{
    const auto below = static_cast<std::size_t>(index);
    const auto above = std::min(below + 1, table.size() - 1);
    return table[below] + (index - static_cast<double>(below)) * (table[above] - table[below]);
}

torch::Tensor normal(int seed, std::int64_t count = 1)
{
    torch::manual_seed(static_cast<std::uint64_t>(seed));
    return at::randn({count, 1, 2, 2});
}

/// The noise predicted by an ideal network from x = clean + sigma noise, with clean pixels normal with
/// standard deviation `s`.
torch::Tensor idealNoise(const torch::Tensor& x, double sigma, double s)
{
    return x * (sigma / (s * s + sigma * sigma));
}

/// Error after `steps` steps on normal data: dx/dsigma = x sigma / (s^2 + sigma^2) has the solution x ~
/// sqrt(s^2 + sigma^2).
double errorOnNormalData(const std::string& className, int steps)
{
    constexpr double s = 0.5;
    // DPM-Solver steps in the network's input space, uniformly in lambda.
    const bool scaled = className.starts_with("DPM");
    nlohmann::json config = {{"_class_name", className}, {"beta_schedule", "scaled_linear"},
        {"beta_start", 0.00085}, {"beta_end", 0.012}, {"timestep_spacing", "linspace"}};
    if (scaled)
        config["use_lu_lambdas"] = true;
    const auto sampler = makeScheduler(config);
    sampler->setTimesteps({.steps = steps});
    const double most = sampler->sigmas().front();
    const torch::Tensor start = normal(1) * most;
    torch::Tensor x = scaled ? start / std::sqrt(most * most + 1) : start;
    // Without the last step (to zero noise), whose length does not depend on the number of steps.
    while (sampler->index() + 1 < sampler->timesteps().size()) {
        const double sigma = sampler->sigmas().at(sampler->index());
        const torch::Tensor inSigmaSpace = scaled ? x * std::sqrt(sigma * sigma + 1) : x;
        x = sampler->step(idealNoise(inSigmaSpace, sigma, s), x).previous;
    }
    const double last = sampler->sigmas().at(sampler->index());
    const double scale = scaled ? std::sqrt(last * last + 1) : 1;
    return largestDifference(x * scale, start * std::sqrt((s * s + last * last) / (s * s + most * most)));
}

TEST(SamplerOrder, MatchesThePapers)
{
    const auto order = [](const std::string& className) {
        return std::log2(errorOnNormalData(className, 40) / errorOnNormalData(className, 80));
    };
    EXPECT_NEAR(order("EulerDiscreteScheduler"), 1, 0.35);
    EXPECT_GT(order("HeunDiscreteScheduler"), 1.6);
    EXPECT_GT(order("DPMSolverMultistepScheduler"), 1.4);
    EXPECT_LT(
        errorOnNormalData("HeunDiscreteScheduler", 40), errorOnNormalData("EulerDiscreteScheduler", 80));
}

TEST(HeunSampler, FollowsItsFormula)
{
    for (const char* type : {"epsilon", "sample", "v_prediction"}) {
        SCOPED_TRACE(type);
        const std::vector<double> table = linearSigmas(0.00085, 0.012);
        const auto sampler
            = makeScheduler({{"_class_name", "HeunDiscreteScheduler"}, {"prediction_type", type}});
        constexpr int steps = 7;
        sampler->setTimesteps({.steps = steps});
        ASSERT_EQ(sampler->timesteps().size(), 2 * steps - 1);
        torch::Tensor x = normal(0) * 10;
        torch::Tensor expected = x.to(at::kDouble);
        const auto slope = [&](const torch::Tensor& output, const torch::Tensor& from, double sigma) {
            torch::Tensor clean = output; // "sample"
            if (std::string(type) == "epsilon")
                clean = from - sigma * output;
            else if (std::string(type) == "v_prediction")
                clean = (from - sigma * std::sqrt(sigma * sigma + 1) * output) / (sigma * sigma + 1);
            return (from - clean) / sigma;
        };
        int seed = 1;
        for (int i = 0; i < steps; ++i) {
            const double sigma = valueAt(table, 999.0 * (steps - 1 - i) / (steps - 1));
            const double next = i + 1 < steps ? valueAt(table, 999.0 * (steps - 2 - i) / (steps - 1)) : 0;
            EXPECT_NEAR(sampler->sigmas().at(sampler->index()), sigma, 1e-4 * sigma);
            const torch::Tensor first = normal(seed++);
            const torch::Tensor d1 = slope(first.to(at::kDouble), expected, sigma);
            const torch::Tensor guess = expected + d1 * (next - sigma);
            x = sampler->step(first, x).previous;
            EXPECT_EQ(sampler->midStep(), next > 0);
            EXPECT_LT(largestDifference(x, guess), 1e-3 * std::max(1.0, guess.abs().max().item<double>()));
            if (next == 0) {
                expected = guess;
                continue;
            }
            const torch::Tensor second = normal(seed++);
            const torch::Tensor d2 = slope(second.to(at::kDouble), guess, next);
            expected = expected + (d1 + d2) / 2 * (next - sigma);
            x = sampler->step(second, x).previous;
            EXPECT_FALSE(sampler->midStep());
            EXPECT_LT(
                largestDifference(x, expected), 1e-4 * std::max(1.0, expected.abs().max().item<double>()));
        }
        EXPECT_TRUE(sampler->finished());
    }
}

TEST(EulerAncestralSampler, FollowsItsFormula)
{
    const std::vector<double> table = linearSigmas(1e-4, 0.02);
    const auto sampler = makeScheduler({{"_class_name", "EulerAncestralDiscreteScheduler"}});
    constexpr int steps = 9;
    sampler->setTimesteps({.steps = steps});
    torch::Tensor x = normal(0) * 150;
    torch::Tensor expected = x.to(at::kDouble);
    for (int i = 0; i < steps; ++i) {
        const double from = valueAt(table, 999.0 * (steps - 1 - i) / (steps - 1));
        const double to = i + 1 < steps ? valueAt(table, 999.0 * (steps - 2 - i) / (steps - 1)) : 0;
        EXPECT_NEAR(sampler->sigmas().at(sampler->index()), from, 1e-4 * from); // 1 - abar in float32
        EXPECT_NEAR(sampler->inputScale(), 1 / std::sqrt(from * from + 1), 1e-6);
        const torch::Tensor epsilon = normal(2 * i + 1);
        const torch::Tensor noise = normal(2 * i + 2);
        const double up = std::sqrt(to * to * (from * from - to * to)) / from;
        const double down = to * to / from; // sqrt(to^2 - up^2)
        expected = expected + epsilon.to(at::kDouble) * (down - from) + noise.to(at::kDouble) * up;
        x = sampler->step(epsilon, x, noise).previous;
        EXPECT_LT(largestDifference(x, expected), 2e-5 * std::max(1.0, expected.abs().max().item<double>()));
    }
}

/// With 20,000 values the standard deviation is known to 0.5 %.
TEST(EulerAncestralSampler, HasTheStandardDeviationOfNormalData)
{
    constexpr double s = 0.5;
    const auto sampler = makeScheduler({{"_class_name", "EulerAncestralDiscreteScheduler"}});
    sampler->setTimesteps({.steps = 200});
    torch::Tensor x = normal(1, 5000) * sampler->initialDeviation();
    while (!sampler->finished()) {
        const double sigma = sampler->sigmas().at(sampler->index());
        x = sampler->step(idealNoise(x, sigma, s), x, at::randn_like(x)).previous;
    }
    EXPECT_NEAR(x.std().item<double>(), s, 0.03);
}

/// Without clipping, DDIM is Euler's method in x / sqrt(abar), and DDPM if eta is 1 (Song et al. 2021).
TEST(Identities, DdimIsEulerAndDdpm)
{
    const TimestepRequest request = {.timesteps = {999, 800, 640, 333, 120, 7}};
    const auto make = [&](const std::string& className) {
        nlohmann::json config = {{"_class_name", className}};
        if (className != "EulerDiscreteScheduler")
            config["clip_sample"] = false;
        auto sampler = makeScheduler(config);
        sampler->setTimesteps(request);
        return sampler;
    };
    const auto ddim = make("DDIMScheduler");
    const auto euler = make("EulerDiscreteScheduler");
    torch::Tensor x = normal(0);
    torch::Tensor y = x / euler->inputScale();
    for (int i = 0; !ddim->finished(); ++i) {
        EXPECT_EQ(ddim->timestep(), euler->timestep());
        EXPECT_LT(largestDifference(euler->modelInput(y), x), 1e-4);
        x = ddim->step(normal(i + 1), x).previous;
        y = euler->step(normal(i + 1), y).previous;
    }
    EXPECT_LT(largestDifference(x, y), 1e-3);

    const auto ddpm = make("DDPMScheduler");
    const auto stochastic = make("DDIMScheduler");
    stochastic->setStepOptions({.eta = 1});
    torch::Tensor a = normal(0);
    torch::Tensor b = a;
    for (int i = 0; !ddpm->finished(); ++i) {
        a = ddpm->step(normal(i + 1), a, normal(100 + i)).previous;
        b = stochastic->step(normal(i + 1), b, normal(100 + i)).previous;
        EXPECT_LT(largestDifference(a, b), 1e-4 * std::max(1.0, a.abs().max().item<double>()));
    }
}

TEST(Sampler, RejectsTooManyStepsAndMissingNoise)
{
    const auto sampler = makeScheduler({{"_class_name", "DDPMScheduler"}});
    sampler->setTimesteps({.steps = 2});
    EXPECT_NE(test::errorOf([&] { sampler->step(normal(0), normal(1)); }).find("noise"), std::string::npos);
    sampler->step(normal(0), normal(1), normal(2));
    sampler->step(normal(0), normal(1)); // timestep 0 needs no noise
    EXPECT_NE(
        test::errorOf([&] { sampler->step(normal(0), normal(1)); }).find("has finished"), std::string::npos);
    EXPECT_NE(test::errorOf([&] {
        sampler->setTimesteps({.timesteps = {5, 5}});
    }).find("timestep 5"),
        std::string::npos);
    EXPECT_NE(test::errorOf([&] { sampler->setTimesteps({.timesteps = {1000}}); }).find("timestep 1000"),
        std::string::npos);
}

TEST(BetaQuantile, InvertsTheDistribution)
{
    EXPECT_EQ(betaQuantile(0, 0.6, 0.6), 0);
    EXPECT_EQ(betaQuantile(1, 0.6, 0.6), 1);
    for (const double p : {1e-6, 0.01, 0.1, 0.3, 0.5, 0.77, 0.99, 0.999999}) {
        const double sine = std::sin(std::numbers::pi * p / 2);
        EXPECT_NEAR(betaQuantile(p, 0.5, 0.5), sine * sine, 1e-12); // the arcsine distribution
        EXPECT_NEAR(betaQuantile(p, 1, 3), 1 - std::cbrt(1 - p), 1e-12);
        EXPECT_NEAR(betaQuantile(p, 0.6, 0.6) + betaQuantile(1 - p, 0.6, 0.6), 1, 1e-12);
    }
}

TEST(Sigmas, AreSpacedAsConfigured)
{
    const std::vector<double> karras = karrasSigmas(80, 0.002, 11);
    EXPECT_NEAR(karras.front(), 80, 1e-9);
    EXPECT_NEAR(karras.back(), 0.002, 1e-12);
    const std::vector<double> exponential = exponentialSigmas(100, 0.01, 5);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_NEAR(std::log10(exponential[i]), 2 - static_cast<double>(i), 1e-12);
    const std::vector<float> table = {0.1F, 0.2F, 0.8F, 2.0F};
    const std::vector<double> timesteps = timestepsOfSigmas({5, 2, 0.4, 0.1, 0.01}, table);
    EXPECT_EQ(timesteps[0], 3); // outside the table: clamped to its ends
    EXPECT_EQ(timesteps[4], 0);
    EXPECT_NEAR(timesteps[1], 3, 1e-6);
    EXPECT_NEAR(timesteps[2], 1.5, 1e-6); // halfway in the logarithm
    EXPECT_NEAR(karrasSigmas(3, 1, 1).at(0), 3, 1e-12);
}

TEST(Sigmas, EqualSigmasHaveATimestep)
{
    // Betas that end in 0 leave the last two sigmas equal (found by fuzzing).
    const std::vector<double> timesteps = timestepsOfSigmas({1, 0.5}, {0.5F, 1.0F, 1.0F});
    EXPECT_EQ(timesteps[0], 1);
    EXPECT_EQ(timesteps[1], 0);
}

} // namespace
