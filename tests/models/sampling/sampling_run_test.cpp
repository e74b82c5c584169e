// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/sample_step.h"
#include "models/api/sampler_fit.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/threads.h"
#include "models/api/trainer.h"
#include "models/runs/weights_snapshot.h"
#include "models/samplers/sampler_table.h"
#include "tests/models/support/golden.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

std::shared_ptr<const Snapshot> trainedSnapshot(const Recipe& recipe, int steps = 2)
{
    Trainer trainer(recipe, tinyDatasetFor(recipe));
    train(trainer, steps);
    return trainer.snapshot();
}

Recipe tinyFlowRecipe()
{
    Recipe recipe = tinyDdpmRecipe();
    recipe.corruption.name = "flow";
    recipe.predictionType = "velocity";
    return recipe;
}

SamplingRequest requestFor(const std::string& sampler, int steps, int count = 2, std::uint64_t seed = 7)
{
    SamplingRequest request;
    request.sampler.name = sampler;
    request.sampler.steps = steps;
    request.count = count;
    request.seed = seed;
    return request;
}

struct Walk {
    std::vector<SampleStep> steps;
    ImageBatch end;
};

Walk walk(
    const Recipe& recipe, const std::shared_ptr<const Snapshot>& snapshot, const SamplingRequest& request)
{
    SamplingRun run(recipe, tinyDatasetFor(recipe), snapshot, request);
    Walk walk;
    while (!run.finished())
        walk.steps.push_back(run.step());
    EXPECT_EQ(std::ssize(walk.steps), run.totalSteps());
    walk.end = run.pictures();
    return walk;
}

double largestDifference(const ImageBatch& a, const ImageBatch& b)
{
    EXPECT_EQ(a.values.size(), b.values.size());
    double largest = 0;
    for (std::size_t i = 0; i < std::min(a.values.size(), b.values.size()); ++i) {
        const double difference = std::fabs(static_cast<double>(a.values[i] - b.values[i]));
        if (std::isnan(difference))
            return difference; // fails every comparison
        largest = std::max(largest, difference);
    }
    return largest;
}

bool finite(const ImageBatch& images)
{
    return std::all_of(images.values.begin(), images.values.end(), [](float v) { return std::isfinite(v); });
}

ImageBatch imagesOf(const torch::Tensor& tensor)
{
    const torch::Tensor plain = tensor.contiguous();
    return {static_cast<int>(plain.size(0)), static_cast<int>(plain.size(1)), static_cast<int>(plain.size(2)),
        static_cast<int>(plain.size(3)),
        std::vector<float>(plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel())};
}

TEST(SamplingRun, MixesLikeTheHfCourse)
{
    const auto golden = goldenTensors("golden_basic_unet.safetensors");
    NamedTensors weights;
    for (const auto& [name, tensor] : golden) {
        if (!name.starts_with("golden."))
            weights.emplace_back(name, tensor);
    }
    const Recipe recipe = tinyRecipe();
    SamplingRequest request = requestFor("mix", 5);
    request.start = imagesOf(golden.at("golden.sampler_start"));
    const Walk course = walk(recipe, std::make_shared<WeightsSnapshot>(1, weights), request);
    ASSERT_EQ(course.steps.size(), 5);
    const torch::Tensor states = golden.at("golden.sampler_states");
    for (std::size_t i = 0; i < 5; ++i) {
        const ImageBatch& after = i + 1 < 5 ? course.steps[i + 1].x : course.end;
        EXPECT_LT(largestDifference(after, imagesOf(states[static_cast<std::int64_t>(i)])), 1e-6);
        EXPECT_DOUBLE_EQ(course.steps[i].amount, 1 - 0.2 * static_cast<double>(i));
        EXPECT_EQ(course.steps[i].timestep, 0);
        EXPECT_EQ(course.steps[i].evaluations, 1);
    }
    // Same path as flow matching's Euler steps.
    request.sampler.name = "flow-euler";
    const Walk flow = walk(recipe, std::make_shared<WeightsSnapshot>(1, weights), request);
    EXPECT_LT(largestDifference(flow.end, course.end), 1e-5);
    // One-shot: the first prediction is the result.
    request.sampler.name = "one-shot";
    const Walk shot = walk(recipe, std::make_shared<WeightsSnapshot>(1, weights), request);
    ASSERT_EQ(shot.steps.size(), 1);
    EXPECT_EQ(shot.end.values, course.steps[0].predicted.values);
}

struct SamplerCase {
    std::string sampler;
    Recipe recipe;
    std::string config = "{}";
};

/// All samplers that use a schedule of timesteps.
std::vector<std::string> scheduleSamplers()
{
    std::vector<std::string> names;
    for (const SamplerInfo& sampler : samplerTable().all()) {
        if (sampler.stepsOn == StepsOn::Output)
            names.push_back(sampler.name);
    }
    return names;
}

std::vector<SamplerCase> everySampler()
{
    Recipe cosine = tinyDdpmRecipe();
    cosine.corruption.betaSchedule = "squaredcos_cap_v2";
    Recipe velocity = tinyDdpmRecipe();
    velocity.predictionType = "v_prediction";
    velocity.corruption.rescaleBetasZeroSnr = true;
    Recipe clean = tinyDdpmRecipe();
    clean.predictionType = "sample";
    std::vector<SamplerCase> cases = {{"mix", tinyRecipe()}, {"mix", tinyDliRecipe()},
        {"one-shot", tinyDliRecipe()}, {"one-shot", tinyFlowRecipe()}, {"flow-euler", tinyRecipe()},
        {"flow-euler", tinyFlowRecipe()}, {"flow-euler", tinyFlowRecipe(), R"({"stochastic_sampling":true})"},
        {"flow-euler", tinyFlowRecipe(), R"({"shift":3.0})"}};
    for (const Recipe& recipe : {tinyDdpmRecipe(), cosine, velocity, clean}) {
        cases.push_back({"one-shot", recipe});
        for (const std::string& name : scheduleSamplers())
            cases.push_back({name, recipe});
    }
    for (const std::string& name : scheduleSamplers()) {
        if (samplerTable().at(name).diffusersFields.contains("use_karras_sigmas"))
            cases.push_back({name, tinyDdpmRecipe(), R"({"use_karras_sigmas":true})"});
    }
    cases.push_back({"dpmpp-2m", tinyDdpmRecipe(), R"({"algorithm_type":"sde-dpmsolver++"})"});
    return cases;
}

TEST(SamplingRun, FinishesWithEverySampler)
{
    for (const SamplerCase& c : everySampler()) {
        SCOPED_TRACE(c.sampler + " " + c.recipe.corruption.name + " " + c.recipe.corruption.betaSchedule + " "
            + c.recipe.predictionType + " " + c.config);
        SamplingRequest request = requestFor(c.sampler, 6);
        request.sampler.config = c.config;
        const Walk all = walk(c.recipe, trainedSnapshot(c.recipe, 1), request);
        EXPECT_EQ(all.steps.size(), c.sampler == "one-shot" ? 1 : 6);
        EXPECT_EQ(all.end.count, 2);
        EXPECT_TRUE(finite(all.end));
        double amount = 1.0001;
        for (const SampleStep& step : all.steps) {
            EXPECT_EQ(step.x.count, 2);
            EXPECT_EQ(step.predicted.count, 2);
            EXPECT_TRUE(finite(step.predicted));
            EXPECT_LT(step.amount, amount);
            EXPECT_GE(step.amount, 0);
            EXPECT_GE(step.sigma, 0);
            amount = step.amount;
        }
        if (c.sampler == "heun") {
            EXPECT_EQ(all.steps[0].evaluations, 2);
            EXPECT_EQ(all.steps[5].evaluations, 1);
        }
    }
}

TEST(SamplingRun, StartsFromTheSameNoiseWithEverySampler)
{
    const Recipe recipe = tinyDdpmRecipe();
    const auto snapshot = trainedSnapshot(recipe);
    const Walk ddim = walk(recipe, snapshot, requestFor("ddim", 3));
    std::vector<std::string> others = scheduleSamplers();
    others.push_back("one-shot");
    for (const std::string& name : others) {
        const Walk other = walk(recipe, snapshot, requestFor(name, 2));
        EXPECT_LT(largestDifference(other.steps[0].x, ddim.steps[0].x), 1e-6) << name;
    }
    // A picture's noise depends on its position, not on the number of pictures; another seed gives other
    // noise.
    const Walk more = walk(recipe, snapshot, requestFor("ddpm", 3, 3));
    const Walk fewer = walk(recipe, snapshot, requestFor("ddpm", 3, 1));
    for (std::size_t i = 0; i < fewer.end.pixelsPerImage(); ++i)
        EXPECT_NEAR(more.end.image(0)[i], fewer.end.image(0)[i], 1e-5);
    const Walk reseeded = walk(recipe, snapshot, requestFor("ddim", 3, 2, 8));
    EXPECT_GT(largestDifference(reseeded.steps[0].x, ddim.steps[0].x), 0.1);
    EXPECT_NE(std::vector(ddim.steps[0].x.image(0).begin(), ddim.steps[0].x.image(0).end()),
        std::vector(ddim.steps[0].x.image(1).begin(), ddim.steps[0].x.image(1).end()));
}

TEST(SamplingRun, DoesNotDependOnTheNumberOfThreads)
{
#ifdef __SANITIZE_THREAD__
    GTEST_SKIP() << "OpenMP teams look like races to the sanitizer";
#endif
    const Recipe recipe = tinyDdpmRecipe();
    const auto snapshot = trainedSnapshot(recipe, 1);
    const Walk one = walk(recipe, snapshot, requestFor("ddpm", 2, 1));
    useThreads(2);
    const Walk two = walk(recipe, snapshot, requestFor("ddpm", 2, 1));
    useThreads(1);
    EXPECT_LT(largestDifference(one.end, two.end), 1e-5);
}

TEST(SamplingRun, ContinuesFromAStepAsIfItHadNotStopped)
{
    Recipe fine = tinyDdpmRecipe();
    fine.corruption.numTrainTimesteps = 1000;
    const std::vector<SamplerCase> deterministic = {{"mix", tinyRecipe()}, {"flow-euler", tinyFlowRecipe()},
        {"ddim", fine}, {"euler", fine}, {"heun", fine}, {"ddim", fine, R"({"timestep_spacing":"trailing"})"},
        {"euler", fine, R"({"timestep_spacing":"leading"})"},
        {"euler", fine, R"({"timestep_spacing":"trailing"})"}};
    for (const SamplerCase& c : deterministic) {
        SCOPED_TRACE(c.sampler + c.config);
        const auto snapshot = trainedSnapshot(c.recipe);
        SamplingRequest request = requestFor(c.sampler, 5);
        request.sampler.config = c.config;
        const Walk whole = walk(c.recipe, snapshot, request);
        request.start = whole.steps[2].x;
        request.startAmount = whole.steps[2].amount;
        request.sampler.steps = 3;
        const Walk rest = walk(c.recipe, snapshot, request);
        ASSERT_EQ(rest.steps.size(), 3);
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_NEAR(rest.steps[i].timestep, whole.steps[i + 2].timestep, 1e-3);
            EXPECT_LT(largestDifference(rest.steps[i].x, whole.steps[i + 2].x), 1e-4);
        }
        EXPECT_LT(largestDifference(rest.end, whole.end), 1e-4);
    }
}

TEST(SamplingRun, StartsExactlyAtTheGivenAmount)
{
    const Recipe recipe = tinyDdpmRecipe();
    const auto snapshot = trainedSnapshot(recipe);
    for (const std::string& name : scheduleSamplers()) {
        for (const char* spacing : {"leading", "linspace", "trailing"}) {
            SCOPED_TRACE(name + " " + spacing);
            SamplingRequest request = requestFor(name, 4);
            request.sampler.config = std::string(R"({"timestep_spacing":")") + spacing + "\"}";
            request.start = walk(recipe, snapshot, requestFor("ddim", 1)).steps[0].x;
            request.startAmount = 500.0 / 999;
            const Walk half = walk(recipe, snapshot, request);
            EXPECT_EQ(half.steps.size(), 4);
            EXPECT_NEAR(half.steps[0].timestep, 500, 1e-3);
            EXPECT_LT(largestDifference(half.steps[0].x, request.start), 1e-6);
            request.startAmount = 2.0 / 999; // fewer timesteps left than steps
            EXPECT_LE(walk(recipe, snapshot, request).steps.size(), 3);
            request.startAmount = 0;
            EXPECT_TRUE(finite(walk(recipe, snapshot, request).end));
        }
    }
}

TEST(SamplingRun, AddsNoiseToACleanStart)
{
    for (const Recipe& recipe : {tinyRecipe(), tinyDdpmRecipe(), tinyFlowRecipe()}) {
        const auto snapshot = trainedSnapshot(recipe);
        const auto data = tinyDatasetFor(recipe);
        const std::string sampler = defaultSampler(recipe).name;
        const ImageBatch noise = walk(recipe, snapshot, requestFor(sampler, 1)).steps[0].x;
        SamplingRequest request = requestFor(sampler, 3);
        request.start = noise;
        std::fill(request.start.values.begin(), request.start.values.end(), 0.25F);
        request.startIsClean = true;
        request.startAmount = 0.6;
        const Walk drawn = walk(recipe, snapshot, request);
        // x = a clean + b noise with the same a and b for every pixel.
        const std::vector<float>& x = drawn.steps[0].x.values;
        const double b
            = static_cast<double>(x[0] - x[1]) / static_cast<double>(noise.values[0] - noise.values[1]);
        const double a = (static_cast<double>(x[0]) - b * static_cast<double>(noise.values[0])) / 0.25;
        if (recipe.corruption.name == "ddpm")
            EXPECT_NEAR(a * a + b * b, 1, 1e-3);
        else
            EXPECT_NEAR(b, 0.6, 1e-4);
        for (std::size_t i = 0; i < x.size(); ++i)
            ASSERT_NEAR(x[i], a * 0.25 + b * static_cast<double>(noise.values[i]), 1e-4);
    }
}

TEST(SamplingRun, RejectsInvalidRequests)
{
    const Recipe recipe = tinyDdpmRecipe();
    const auto snapshot = trainedSnapshot(recipe);
    const auto data = tinyDatasetFor(recipe);
    const auto errorFor = [&](const SamplingRequest& request) {
        return errorOf([&] { SamplingRun run(recipe, data, snapshot, request); });
    };
    const auto names = [](const std::string& message, const std::string& word) {
        EXPECT_NE(message.find(word), std::string::npos) << message;
    };
    for (const std::string& name : scheduleSamplers()) {
        for (const int steps : {0, -1, 1001})
            names(errorFor(requestFor(name, steps)), std::to_string(steps) + " steps");
    }
    names(errorFor(requestFor("mix", 5)), "epsilon");
    names(errorFor(requestFor("ddim", 5, 0)), "0 pictures");
    SamplingRequest request = requestFor("ddim", 5);
    request.start = {1, 1, 4, 4, std::vector<float>(16)};
    names(errorFor(request), "4x4");
    request.start = {1, 1, 8, 8, std::vector<float>(63)};
    names(errorFor(request), "63 values");
    request.start.values.assign(64, std::nanf(""));
    names(errorFor(request), "finite");
    request.start.values.assign(64, 0);
    request.startAmount = 1.5;
    names(errorFor(request), "1.5");
    names(errorOf([&] { SamplingRun run(recipe, data, nullptr, requestFor("ddim", 5)); }), "snapshot");
    const Recipe flow = tinyFlowRecipe();
    names(errorOf([&] {
        SamplingRun run(flow, tinyDatasetFor(flow), trainedSnapshot(flow), requestFor("flow-euler", 1001));
    }),
        "1001 steps");

    SamplingRun run(recipe, data, snapshot, requestFor("ddim", 1));
    run.step();
    EXPECT_TRUE(run.finished());
    names(errorOf([&] { run.step(); }), "last step");
}

} // namespace
