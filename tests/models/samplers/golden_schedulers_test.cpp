// SPDX-License-Identifier: GPL-3.0-or-later
// Every case and timestep table of golden_schedulers.json, computed by diffusers.
#include "models/samplers/scheduler_factory.h"
#include "tests/models/support/golden.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace playground;
using playground::test::goldenJson;

namespace
{

const nlohmann::json& golden()
{
    static const nlohmann::json all = goldenJson("golden_schedulers.json");
    return all;
}

nlohmann::json configOf(const nlohmann::json& entry)
{
    nlohmann::json config = entry.value("config", nlohmann::json::object());
    config["_class_name"] = entry.at("scheduler");
    return config;
}

TimestepRequest requestOf(const nlohmann::json& entry)
{
    TimestepRequest request;
    const nlohmann::json& given = entry.at("set_timesteps");
    if (given.is_null()) { // set_timesteps() was not called: diffusers then uses every timestep of the
                           // schedule
        request.steps = entry.at("config").value("num_train_timesteps", 1000);
        return request;
    }
    request.steps = given.value("num_inference_steps", 0);
    request.timesteps = given.value("timesteps", std::vector<double>());
    request.sigmas = given.value("sigmas", std::vector<double>());
    if (given.contains("mu"))
        request.mu = given.at("mu").get<double>();
    return request;
}

StepOptions optionsOf(const nlohmann::json& entry)
{
    const nlohmann::json given = entry.value("step_args", nlohmann::json::object());
    StepOptions options;
    options.eta = given.value("eta", options.eta);
    options.useClippedModelOutput = given.value("use_clipped_model_output", options.useClippedModelOutput);
    options.sChurn = given.value("s_churn", options.sChurn);
    options.sTmin = given.value("s_tmin", options.sTmin);
    options.sTmax = given.value("s_tmax", options.sTmax);
    options.sNoise = given.value("s_noise", options.sNoise);
    return options;
}

/// The shortest decimals that identify float32 values, converted back to them.
std::vector<double> timestepsOf(const nlohmann::json& values)
{
    const auto floats = values.get<std::vector<float>>();
    return {floats.begin(), floats.end()};
}

torch::Tensor pictures(const nlohmann::json& values, const std::vector<std::int64_t>& shape)
{
    auto sizes = shape;
    sizes[1] = -1; // twice the channels for learned variances
    return at::tensor(values.get<std::vector<float>>()).view(sizes);
}

/// Maximum difference, relative to max(1, largest golden value).
double error(const torch::Tensor& actual, const torch::Tensor& expected)
{
    const double scale = std::max(1.0, expected.abs().max().item<double>());
    return test::largestDifference(actual, expected) / scale;
}

void expectClose(const std::vector<float>& actual, const std::vector<float>& expected)
{
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i)
        EXPECT_NEAR(actual[i], expected[i], 2e-6 * std::max(1.0F, expected[i])) << "sigma " << i;
}

/// Returns the largest relative error over all steps.
double expectSteps(Sampler& sampler, const nlohmann::json& entry, double tolerance)
{
    const auto shape = entry.at("shape").get<std::vector<std::int64_t>>();
    torch::Tensor x = pictures(entry.at("initial_sample"), shape);
    double worst = 0;
    const auto compare = [&](const char* what, const nlohmann::json& step, const torch::Tensor& actual) {
        const double e = error(actual, pictures(step.at(what), shape));
        EXPECT_LT(e, tolerance) << what << " at t = " << step.at("t");
        worst = std::max(worst, e);
    };
    for (const nlohmann::json& step : entry.at("steps")) {
        if (entry.at("set_timesteps").is_null()) { // the case skips timesteps; each step leads to t - 1
            const auto t = step.at("t").get<double>();
            sampler.setTimesteps({.timesteps = t > 0 ? std::vector{t, t - 1} : std::vector{t}});
        }
        EXPECT_EQ(sampler.timestep(), static_cast<double>(step.at("t").get<float>()));
        EXPECT_EQ(sampler.drawsNoise(), step.contains("noise"));
        if (step.contains("scaled_input"))
            compare("scaled_input", step, sampler.modelInput(x));
        const torch::Tensor noise
            = step.contains("noise") ? pictures(step.at("noise"), shape) : torch::Tensor();
        const SamplerResult result = sampler.step(pictures(step.at("model_output"), shape), x, noise);
        if (step.contains("pred_original_sample"))
            compare("pred_original_sample", step, result.predictedClean);
        compare("prev_sample", step, result.previous);
        x = result.previous;
    }
    return worst;
}

class GoldenScheduler : public testing::TestWithParam<std::size_t>
{
};

TEST_P(GoldenScheduler, MatchesDiffusers)
{
    const nlohmann::json& entry = golden().at("cases").at(GetParam());
    SCOPED_TRACE(entry.at("name").get<std::string>());
    if (entry.at("name") == "flow/training-tables")
        return; // no steps
    const auto sampler = makeScheduler(configOf(entry));
    sampler->setTimesteps(requestOf(entry));
    sampler->setStepOptions(optionsOf(entry));
    if (entry.at("timesteps").is_array()) { // otherwise described in words: all, descending
        EXPECT_EQ(sampler->timesteps(), timestepsOf(entry.at("timesteps")));
    }
    if (entry.contains("sigmas"))
        expectClose(sampler->sigmas(), entry.at("sigmas").get<std::vector<float>>());
    const double deviation = entry.value("init_noise_sigma", 1.0);
    EXPECT_NEAR(sampler->initialDeviation(), deviation, 1e-6 * deviation);
    const double tolerance = entry.at("scheduler") == "DDPMScheduler" ? 1e-6 : 1e-5;
    const double worst = expectSteps(*sampler, entry, tolerance);
    RecordProperty("worst", std::to_string(worst));
}

TEST_P(GoldenScheduler, CanBeRecreatedFromItsConfiguration)
{
    const nlohmann::json& entry = golden().at("cases").at(GetParam());
    const auto sampler = makeScheduler(configOf(entry));
    const nlohmann::json written = sampler->config();
    EXPECT_EQ(written.at("_class_name"), entry.at("scheduler"));
    for (const auto& [key, value] : entry.at("config").items())
        EXPECT_EQ(written.at(key), value) << key;
    EXPECT_EQ(makeScheduler(written)->config(), written);
}

INSTANTIATE_TEST_SUITE_P(AllCases, GoldenScheduler, testing::Range<std::size_t>(0, 130));

TEST(GoldenSchedulers, AreComplete)
{
    EXPECT_EQ(golden().at("cases").size(), 130);
    EXPECT_EQ(golden().at("timestep_tables").size(), 168);
}

TEST(GoldenSchedulers, FlowShiftsTheTrainingSigmas)
{
    const auto& cases = golden().at("cases");
    const auto found = std::find_if(cases.begin(), cases.end(),
        [](const nlohmann::json& entry) { return entry.at("name") == "flow/training-tables"; });
    ASSERT_NE(found, cases.end());
    const auto sampler = makeScheduler(configOf(*found));
    TimestepRequest everySigma;
    for (int i = 1000; i >= 1; --i)
        everySigma.sigmas.push_back(i / 1000.0);
    sampler->setTimesteps(everySigma);
    const auto index = found->at("tables").at("index").get<std::vector<std::size_t>>();
    const auto sigmas = found->at("tables").at("sigmas").get<std::vector<float>>();
    for (std::size_t i = 0; i < index.size(); ++i)
        EXPECT_NEAR(sampler->sigmas().at(index[i]), sigmas[i], 1e-7);
}

TEST(GoldenSchedulers, HaveTheSameTimestepTables)
{
    for (const nlohmann::json& table : golden().at("timestep_tables")) {
        const nlohmann::json config
            = {{"_class_name", table.at("scheduler")}, {"timestep_spacing", table.at("spacing")}};
        const auto sampler = makeScheduler(config);
        TimestepRequest request;
        request.steps = table.at("steps");
        SCOPED_TRACE(config.dump() + std::to_string(request.steps));
        sampler->setTimesteps(request);
        const std::vector<double>& timesteps = sampler->timesteps();
        ASSERT_EQ(timesteps.size(), table.at("count").get<std::size_t>());
        double sum = 0;
        for (const double t : timesteps)
            sum += t;
        EXPECT_EQ(sum, table.at("sum").get<double>());
        if (table.contains("timesteps")) {
            EXPECT_EQ(timesteps, timestepsOf(table.at("timesteps")));
            continue;
        }
        const auto first = timestepsOf(table.at("first"));
        const auto last = timestepsOf(table.at("last"));
        EXPECT_EQ(std::vector(timesteps.begin(), timesteps.begin() + std::ssize(first)), first);
        EXPECT_EQ(std::vector(timesteps.end() - std::ssize(last), timesteps.end()), last);
    }
}

} // namespace
