// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe.h"
#include "models/api/sample_step.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/trainer.h"
#include "models/recipes/experiment.h"
#include "models/runs/snapshot_network.h"
#include "models/samplers/sampler_table.h"
#include "models/tensors/image_tensors.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

/// tinyClassesRecipe() with another noise process or prediction type.
Recipe askedFor(const std::string& corruption, const std::string& predictionType)
{
    Recipe recipe = tinyClassesRecipe();
    recipe.corruption.name = corruption;
    recipe.predictionType = predictionType;
    return recipe;
}

std::shared_ptr<const Snapshot> briefly(const Recipe& recipe, int steps = 1)
{
    Trainer trainer(recipe, tinyDatasetFor(recipe));
    train(trainer, steps);
    return trainer.snapshot();
}

SamplingRequest guided(const std::string& sampler, std::vector<int> classes, double guidance, int count = 2)
{
    SamplingRequest request;
    request.sampler.name = sampler;
    request.sampler.steps = sampler == "one-shot" ? 1 : 4;
    request.count = count;
    request.seed = 7;
    request.classes = std::move(classes);
    request.guidance = guidance;
    return request;
}

struct GuidedWay {
    std::vector<SampleStep> steps;
    ImageBatch end;
    int evaluations = 0;
};

GuidedWay walkGuided(
    const Recipe& recipe, const std::shared_ptr<const Snapshot>& snapshot, const SamplingRequest& request)
{
    SamplingRun run(recipe, tinyDatasetFor(recipe), snapshot, request);
    GuidedWay way;
    while (!run.finished()) {
        way.steps.push_back(run.step());
        way.evaluations += way.steps.back().evaluations;
    }
    way.end = run.pictures();
    return way;
}

bool allFinite(const ImageBatch& images)
{
    return std::all_of(images.values.begin(), images.values.end(), [](float v) { return std::isfinite(v); });
}

double farthest(std::span<const float> a, std::span<const float> b)
{
    EXPECT_EQ(a.size(), b.size());
    double largest = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return largest;
}

double mean(std::span<const float> values)
{
    double sum = 0;
    for (const float value : values)
        sum += static_cast<double>(value);
    return sum / static_cast<double>(values.size());
}

/// The conditional and unconditional outputs are combined, for any prediction type.
TEST(ClassGuidance, CombinesTheOutputsWithAndWithoutTheClass)
{
    for (const Recipe& recipe :
        {askedFor("ddpm", "epsilon"), askedFor("ddpm", "sample"), askedFor("ddpm", "v_prediction"),
            askedFor("flow", "velocity"), askedFor("uniform-mix", "sample")}) {
        SCOPED_TRACE(recipe.corruption.name + " " + recipe.predictionType);
        const at::NoGradGuard guard;
        const auto snapshot = [&] {
            const at::AutoGradMode on(true);
            return briefly(recipe);
        }();
        SnapshotNetwork network(recipe, *tinyDatasetFor(recipe), at::kCPU);
        const auto corruption = buildCorruption(recipe);
        const torch::Tensor amount = at::ones({2});
        const auto output = [&](const torch::Tensor& x, std::vector<std::int64_t> labels) {
            return network.with(snapshot).predict(x, corruption->timestep(amount), at::tensor(labels));
        };
        for (const double w : {0.0, 0.5, 1.0, 3.0}) {
            SCOPED_TRACE(w);
            const GuidedWay way = walkGuided(recipe, snapshot, guided("one-shot", {2, 5}, w));
            const torch::Tensor x = toTensor(way.steps[0].x);
            const torch::Tensor without = output(x, {10, 10});
            const torch::Tensor both = without + w * (output(x, {2, 5}) - without);
            const ImageBatch expected
                = toImages(corruption->predictedClean(recipe.predictionType, both, x, amount));
            const double size = std::fabs(*std::max_element(expected.values.begin(), expected.values.end()));
            EXPECT_LT(farthest(way.steps[0].predicted.values, expected.values), 1e-5 * std::max(1.0, size));
            EXPECT_EQ(way.evaluations, w == 0 || w == 1 ? 1 : 2);
        }
    }
}

TEST(ClassGuidance, FinishesWithEverySampler)
{
    const Recipe schedule = askedFor("ddpm", "epsilon");
    std::vector<std::pair<std::string, Recipe>> cases = {{"ddim", askedFor("ddpm", "sample")},
        {"flow-euler", askedFor("flow", "velocity")}, {"mix", askedFor("uniform-mix", "sample")}};
    for (const SamplerInfo& sampler : samplerTable().all()) {
        if (sampler.stepsOn == StepsOn::Output)
            cases.push_back({sampler.name, schedule});
    }
    for (const auto& [sampler, recipe] : cases) {
        SCOPED_TRACE(sampler + " " + recipe.predictionType);
        const auto snapshot = briefly(recipe);
        const GuidedWay plain = walkGuided(recipe, snapshot, guided(sampler, {}, 1));
        const GuidedWay one = walkGuided(recipe, snapshot, guided(sampler, {3}, 1));
        const GuidedWay three = walkGuided(recipe, snapshot, guided(sampler, {3}, 3));
        EXPECT_TRUE(allFinite(three.end));
        EXPECT_EQ(one.evaluations, plain.evaluations);
        EXPECT_EQ(three.evaluations, 2 * plain.evaluations);
        // The same initial noise, but different final pictures.
        EXPECT_EQ(one.steps[0].x.values, plain.steps[0].x.values);
        EXPECT_EQ(three.steps[0].x.values, plain.steps[0].x.values);
        EXPECT_GT(farthest(one.end.values, plain.end.values), 1e-4);
        EXPECT_GT(farthest(three.end.values, one.end.values), 1e-4);
    }
}

TEST(ClassGuidance, EachPictureHasItsClass)
{
    const Recipe recipe = tinyClassesRecipe();
    const auto snapshot = briefly(recipe);
    const auto end = [&](std::vector<int> classes, double guidance, int count = 4) {
        return walkGuided(recipe, snapshot, guided("ddim", std::move(classes), guidance, count)).end;
    };
    constexpr double same
        = 5e-5; // another batch size may change rounding; another class changes more than 1e-4
    for (const double w : {1.0, 2.5}) {
        const ImageBatch inTurn = end({0, 6}, w);
        EXPECT_LT(farthest(inTurn.values, end({0, 6, 0, 6}, w).values), same);
        EXPECT_LT(farthest(inTurn.image(1), end({6}, w).image(1)), same);
        EXPECT_LT(farthest(inTurn.image(2), end({0}, w).image(2)), same);
        const ImageBatch some = end({SamplingRequest::noClass, 6}, w);
        EXPECT_LT(farthest(some.image(0), end({}, w).image(0)), same);
        EXPECT_LT(farthest(some.image(1), inTurn.image(1)), same);
    }
    // Guiding towards "no class" needs no second evaluation.
    const auto nothing = walkGuided(recipe, snapshot, guided("ddim", {}, 5));
    EXPECT_EQ(nothing.evaluations, 4);
    EXPECT_EQ(nothing.end.values, end({}, 1, 2).values);
    EXPECT_EQ(end({3}, 0, 2).values, nothing.end.values);
}

/// A network trained on dark pictures of one class and bright ones of another.
TEST(ClassGuidance, GeneratesTheRequestedClass)
{
    Recipe recipe = askedFor("uniform-mix", "sample");
    recipe.dataset.range = "0..1";
    recipe.optimizer.learningRate = 0.005;
    recipe.batchSize = 10;
    recipe.epochs = 30;
    auto data = std::make_shared<Dataset>(*tinyDatasetFor(recipe));
    for (std::size_t i = 0; i < data->labels.size(); ++i) {
        data->labels[i] = i % 2;
        const auto first = data->pixels.begin() + static_cast<std::ptrdiff_t>(i * data->pixelsPerImage());
        std::fill_n(first, data->pixelsPerImage(), static_cast<std::uint8_t>(i % 2 == 0 ? 64 : 191));
    }
    Trainer trainer(recipe, data);
    while (!trainer.finished())
        trainer.step();
    const auto brightness = [&](int wanted, double guidance) {
        const auto way = walkGuided(recipe, trainer.snapshot(), guided("one-shot", {wanted}, guidance));
        return mean(way.end.values);
    };
    EXPECT_NEAR(brightness(0, 1), 0.25, 0.1);
    EXPECT_NEAR(brightness(1, 1), 0.75, 0.1);
    EXPECT_LT(brightness(0, 2), brightness(0, 1)); // extrapolates
    EXPECT_GT(brightness(1, 2), brightness(1, 1));
}

TEST(ClassGuidance, RejectsInvalidRequests)
{
    const Recipe recipe = tinyClassesRecipe();
    const auto snapshot = briefly(recipe);
    const auto refused = [](const Recipe& r, const std::shared_ptr<const Snapshot>& weights,
                             const SamplingRequest& request, const std::string& word) {
        const std::string message
            = oneLineErrorOf([&] { SamplingRun(r, tinyDatasetFor(r), weights, request); });
        EXPECT_NE(message.find(word), std::string::npos) << message;
    };
    refused(recipe, snapshot, guided("ddim", {10}, 1), "class 10");
    refused(recipe, snapshot, guided("ddim", {3, -2}, 1), "class -2");
    refused(recipe, snapshot, guided("ddim", {3}, std::nan("")), "nan");
    refused(recipe, snapshot, guided("ddim", {3}, -0.5), "-0.5");
    refused(recipe, snapshot, guided("ddim", {3}, 20.5), "20.5");
    refused(recipe, snapshot, guided("ddim", {3}, 2, 0), "0 pictures");
    const Recipe plain = tinyDdpmRecipe();
    refused(plain, briefly(plain), guided("ddim", {3}, 1), "unconditional");
    refused(plain, briefly(plain), guided("ddim", {}, 2), "unconditional");
}

} // namespace
