// SPDX-License-Identifier: GPL-3.0-or-later
// Random configurations, computed by diffusers: tests/data/generate/random_schedulers.py, which documents how
// to draw others. SCHEDULER_CASES names another file to compare.
#include "models/api/error.h"
#include "models/samplers/adopted_scheduler.h"
#include "models/samplers/sampler_table.h"
#include "models/samplers/scheduler_factory.h"
#include "tests/models/support/golden.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

using namespace playground;

namespace
{

const nlohmann::json& randomCases()
{
    static const nlohmann::json all = [] {
        const char* file = std::getenv("SCHEDULER_CASES");
        if (file == nullptr)
            return test::goldenJson("golden_random_schedulers.json");
        std::ifstream stream(file);
        return nlohmann::json::parse(stream);
    }();
    return all;
}

/// The script's inputs: numbers in -2..2 that float32 represents exactly.
torch::Tensor counted(std::uint64_t start, std::int64_t count)
{
    std::vector<float> values;
    for (std::uint64_t i = start; i < start + static_cast<std::uint64_t>(count); ++i) {
        const std::uint64_t mixed = (i * 2654435761U) % (std::uint64_t(1) << 32) >> 16;
        values.push_back((static_cast<float>(mixed % 1024) - 512) / 256);
    }
    return at::tensor(values);
}

/// Steps the case's scheduler. Returns a description of the first difference above the tolerance; empty if
/// there is none.
std::string difference(const nlohmann::json& entry)
{
    const auto shape = randomCases().at("shape").get<std::vector<std::int64_t>>();
    const std::int64_t size = shape[0] * shape[1] * shape[2] * shape[3];
    nlohmann::json config = entry.at("config");
    config["_class_name"] = entry.at("scheduler");
    std::vector<Text> notices;
    const auto sampler = makeScheduler(adoptedScheduler(config, notices));
    const nlohmann::json& given = entry.at("args");
    StepOptions options;
    options.eta = given.value("eta", options.eta);
    options.useClippedModelOutput = given.value("use_clipped_model_output", options.useClippedModelOutput);
    options.sChurn = given.value("s_churn", options.sChurn);
    options.sTmin = given.value("s_tmin", options.sTmin);
    options.sTmax = given.value("s_tmax", options.sTmax);
    options.sNoise = given.value("s_noise", options.sNoise);
    sampler->setStepOptions(options);
    TimestepRequest request;
    request.steps = entry.at("steps");
    if (given.contains("mu"))
        request.mu = given.at("mu").get<double>();
    sampler->setTimesteps(request);

    const auto timesteps = entry.at("timesteps").get<std::vector<float>>();
    if (sampler->timesteps().size() != timesteps.size())
        return std::to_string(sampler->timesteps().size()) + " timesteps";
    const auto seed = entry.at("seed").get<std::uint64_t>();
    const bool learned = config.value("variance_type", nlohmann::json()).dump().starts_with("\"learned");
    // Third-order steps in float32 may lose more digits; the script measured how many.
    const double tolerance = std::max(1e-5, 4 * entry.value("rounding", 0.0));
    torch::Tensor x = at::tensor(entry.at("initial").get<std::vector<float>>()).view(shape);
    for (std::size_t i = 0; i < timesteps.size(); ++i) {
        const std::string here = " at step " + std::to_string(i);
        const auto t = static_cast<float>(sampler->timestep());
        // Whole timesteps are equal; others differ in the last digits of a float32 logarithm.
        const float apart = sampler->integerTimesteps() ? 0 : 2e-6F * std::max(1.0F, timesteps[i]);
        if (std::fabs(t - timesteps[i]) > apart)
            return "timestep " + std::to_string(t) + " for " + std::to_string(timesteps[i]) + here;
        if (sampler->drawsNoise() != (entry.at("draws").get<std::string>()[i] == '1'))
            return "draws noise" + here;
        torch::Tensor output = counted(seed + 10000 + 100 * i, learned ? 2 * size : size);
        output = output.view({shape[0], -1, shape[2], shape[3]});
        if (config.value("variance_type", nlohmann::json()) == "learned")
            output = at::cat({output.slice(1, 0, shape[1]), output.slice(1, shape[1]).abs()}, 1);
        x = sampler->step(output, x, counted(seed + 5000 + 100 * i, size).view(shape)).previous;
        const torch::Tensor expected
            = at::tensor(entry.at("previous")[i].get<std::vector<float>>()).view(shape);
        // Relative to the largest number.
        const double scale = std::max(1.0, expected.abs().max().item<double>());
        const double error = test::largestDifference(x, expected) / scale;
        if (!(error < tolerance))
            return "off by " + std::to_string(error) + here;
    }
    return {};
}

TEST(RandomSchedulers, MatchDiffusers)
{
    std::map<std::string, int> compared;
    for (const nlohmann::json& entry : randomCases().at("cases")) {
        ++compared[entry.at("scheduler")];
        std::string found;
        try {
            found = difference(entry);
        } catch (const Error& error) {
            found = error.what();
        }
        EXPECT_EQ(found, "") << entry.at("scheduler") << ' ' << entry.at("config").dump() << ' '
                             << entry.at("args").dump() << " steps " << entry.at("steps");
    }
    if (std::getenv("SCHEDULER_CASES") != nullptr)
        return;
    for (const SamplerInfo& sampler : samplerTable().all())
        EXPECT_EQ(compared.contains(sampler.className), !sampler.className.empty()) << sampler.className;
}

} // namespace
