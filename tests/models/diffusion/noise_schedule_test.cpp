// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/noise_schedule.h"

#include "models/api/error.h"
#include "models/diffusion/betas.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>

using namespace playground;

namespace
{

struct GoldenCase {
    std::string name;
    nlohmann::json content;
};

// All golden scheduler cases with a table of betas.
std::vector<GoldenCase> goldenCases()
{
    std::ifstream file(PLAYGROUND_TEST_DATA "/golden_schedulers.json");
    std::vector<GoldenCase> result;
    const nlohmann::json all = nlohmann::json::parse(file);
    for (const auto& content : all.at("cases")) {
        if (content.contains("tables") && content.at("tables").contains("betas"))
            result.push_back({content.at("name").get<std::string>(), content});
    }
    return result;
}

NoiseScheduleOptions optionsOf(const nlohmann::json& config)
{
    NoiseScheduleOptions o;
    o.numTrainTimesteps = config.value("num_train_timesteps", o.numTrainTimesteps);
    o.betaStart = config.value("beta_start", o.betaStart);
    o.betaEnd = config.value("beta_end", o.betaEnd);
    o.betaSchedule = config.value("beta_schedule", o.betaSchedule);
    o.trainedBetas = config.value("trained_betas", o.trainedBetas);
    o.rescaleBetasZeroSnr = config.value("rescale_betas_zero_snr", o.rescaleBetasZeroSnr);
    return o;
}

torch::Tensor images(const nlohmann::json& values, const nlohmann::json& shape)
{
    const auto numbers = values.get<std::vector<float>>();
    return torch::tensor(numbers).view(shape.get<std::vector<std::int64_t>>());
}

double largestDifference(const torch::Tensor& actual, const torch::Tensor& expected)
{
    return (actual - expected).abs().max().item<double>();
}

// EXPECT_FLOAT_EQ allows four float32 steps: a table computed in double differs by more.
void expectTables(const GoldenCase& golden)
{
    const nlohmann::json& config = golden.content.at("config");
    const auto& tables = golden.content.at("tables");
    const NoiseSchedule schedule(optionsOf(config));
    const auto betas = schedule.betaCurve();
    const auto alphasCumprod = schedule.alphasCumprodCurve();
    const auto indices = tables.at("index").get<std::vector<std::size_t>>();
    ASSERT_FALSE(indices.empty());
    ASSERT_EQ(indices.back() + 1, betas.size());
    ASSERT_EQ(schedule.size(), static_cast<std::int64_t>(betas.size()));
    // Euler and DPM-Solver replace the final 0 of zero terminal SNR by 2^-24; the schedule itself keeps it.
    const bool lastReplaced = config.value("rescale_betas_zero_snr", false)
        && (golden.name.starts_with("euler/") || golden.name.starts_with("dpm/"));
    for (std::size_t i = 0; i < indices.size(); ++i) {
        EXPECT_FLOAT_EQ(betas[indices[i]], tables.at("betas")[i].get<float>()) << indices[i];
        const bool replaced = lastReplaced && i + 1 == indices.size();
        const float expected = replaced ? 0.0F : tables.at("alphas_cumprod")[i].get<float>();
        EXPECT_FLOAT_EQ(alphasCumprod[indices[i]], expected) << indices[i];
    }
}

TEST(NoiseSchedule, MatchesTheReferenceTables)
{
    const auto cases = goldenCases();
    EXPECT_EQ(cases.size(), 116U);
    for (const GoldenCase& golden : cases) {
        SCOPED_TRACE(golden.name);
        expectTables(golden);
    }
}

TEST(NoiseSchedule, AddsNoiseLikeTheReference)
{
    int compared = 0;
    for (const GoldenCase& golden : goldenCases()) {
        // DPM-Solver's add_noise uses its own sigmas.
        if (!golden.content.contains("add_noise") || golden.name.starts_with("dpm/"))
            continue;
        SCOPED_TRACE(golden.name);
        const NoiseSchedule schedule(optionsOf(golden.content.at("config")));
        const auto& example = golden.content.at("add_noise");
        const auto read
            = [&](const std::string& key) { return images(example.at(key), example.at("shape")); };
        const torch::Tensor timesteps
            = torch::tensor(example.at("timesteps").get<std::vector<std::int64_t>>());
        const torch::Tensor clean = read("original");
        const torch::Tensor noise = read("noise");
        EXPECT_LT(largestDifference(schedule.addNoise(clean, noise, timesteps), read("noisy")), 1e-6);
        EXPECT_LT(largestDifference(schedule.velocity(clean, noise, timesteps), read("velocity")), 1e-6);
        ++compared;
    }
    EXPECT_EQ(compared, 6);
}

TEST(NoiseSchedule, TheReferenceCoversEverySchedule)
{
    std::map<std::string, int> withNoise;
    for (const GoldenCase& golden : goldenCases()) {
        if (golden.content.contains("add_noise"))
            ++withNoise[golden.content.at("config").value("beta_schedule", "linear")];
    }
    for (const std::string& name : betaSchedules().names()) {
        if (name == "exp")
            continue; // covered by golden_random_schedulers.json
        EXPECT_GT(withNoise[name], 0) << name;
    }
}

// Noise added step by step has the same variance as noise added at once.
TEST(NoiseSchedule, SingleStepsAddUpToTheDirectNoise)
{
    NoiseScheduleOptions options;
    options.numTrainTimesteps = 50;
    options.betaEnd = 0.2;
    const NoiseSchedule schedule(options);
    torch::Tensor signal = torch::ones({1, 1, 1, 1}, torch::kFloat64);
    double variance = 0;
    const torch::Tensor zero = torch::zeros_like(signal);
    const torch::Tensor one = torch::ones_like(signal);
    for (std::int64_t t = 0; t < schedule.size(); ++t) {
        const torch::Tensor at = torch::tensor({t});
        signal = schedule.addOneStep(signal, zero, at);
        const double kept = schedule.addOneStep(one, zero, at).item<double>();
        const double added = schedule.addOneStep(zero, one, at).item<double>();
        variance = variance * kept * kept + added * added;
        EXPECT_NEAR(signal.item<double>(), schedule.addNoise(one, zero, at).item<double>(), 1e-5) << t;
        const double whole = schedule.addNoise(zero, one, at).item<double>();
        EXPECT_NEAR(variance, whole * whole, 1e-5) << t;
    }
}

TEST(NoiseSchedule, SnrDecreasesToZeroOnRequest)
{
    for (const bool zero : {false, true}) {
        NoiseScheduleOptions options;
        options.rescaleBetasZeroSnr = zero;
        const auto snr = NoiseSchedule(options).snrCurve();
        ASSERT_EQ(snr.size(), 1000U);
        for (std::size_t t = 1; t < snr.size(); ++t)
            EXPECT_LT(snr[t], snr[t - 1]) << t;
        EXPECT_NEAR(snr[0], 0.9999 / 0.0001, 10);
        EXPECT_EQ(snr.back() == 0.0F, zero);
    }
}

TEST(NoiseSchedule, RejectsTimestepsOutOfRange)
{
    const NoiseSchedule schedule;
    const torch::Tensor x = torch::zeros({2, 1, 2, 2});
    EXPECT_NO_THROW(schedule.addNoise(x, x, torch::tensor({0, 999})));
    EXPECT_THROW(schedule.addNoise(x, x, torch::tensor({0, 1000})), Error);
    EXPECT_THROW(schedule.addNoise(x, x, torch::tensor({-1, 0})), Error);
    EXPECT_THROW(schedule.addOneStep(x, x, torch::tensor({0})), Error);
    EXPECT_THROW(schedule.velocity(x, x, torch::tensor({0.0F, 1.0F})), Error);
}

struct BadOptions {
    std::string field;
    NoiseScheduleOptions options;
};

void PrintTo(const BadOptions& bad, std::ostream* out)
{
    *out << bad.field;
}

class NoiseScheduleRefuses : public testing::TestWithParam<BadOptions>
{
};

TEST_P(NoiseScheduleRefuses, NamingTheField)
{
    try {
        const NoiseSchedule schedule(GetParam().options);
        ADD_FAILURE() << "no Error was thrown";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("\"" + GetParam().field + "\""), std::string::npos)
            << error.what();
    }
}

INSTANTIATE_TEST_SUITE_P(Options, NoiseScheduleRefuses,
    testing::Values(BadOptions{"num_train_timesteps", {.numTrainTimesteps = 0}},
        BadOptions{"num_train_timesteps", {.numTrainTimesteps = std::int64_t(1) << 40}},
        BadOptions{"beta_start", {.betaStart = -1e-4}},
        BadOptions{"beta_start", {.betaStart = std::numeric_limits<double>::quiet_NaN()}},
        BadOptions{"beta_end", {.betaEnd = 1.0}}, BadOptions{"beta_schedule", {.betaSchedule = "cosine"}},
        BadOptions{"trained_betas", {.trainedBetas = {0.1, 1.5}}},
        BadOptions{"rescale_betas_zero_snr", {.numTrainTimesteps = 1, .rescaleBetasZeroSnr = true}},
        BadOptions{"rescale_betas_zero_snr", {.betaStart = 0, .betaEnd = 0, .rescaleBetasZeroSnr = true}}),
    [](const auto& test) { return test.param.field + "_" + std::to_string(test.index); });

} // namespace
