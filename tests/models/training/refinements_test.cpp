// SPDX-License-Identifier: GPL-3.0-or-later
// Warm-up, cosine decay, gradient clipping and weight averaging: off unless a recipe enables them.
#include "models/api/recipe_fields.h"
#include "models/data/batches.h"
#include "models/nets/weights.h"
#include "models/recipes/experiment.h"
#include "models/runs/weights_snapshot.h"
#include "models/training/adam.h"
#include "models/training/learning_rate.h"
#include "models/training/training_random.h"
#include "models/training/weight_average.h"
#include "tests/models/support/device.h"
#include "tests/models/support/golden.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>
#include <torch/nn/utils/clip_grad.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace playground;
using namespace playground::test;

namespace
{

const nlohmann::json& golden()
{
    static const nlohmann::json file = goldenJson("golden_refinements.json");
    return file;
}

torch::Tensor numbers(const nlohmann::json& values)
{
    return at::tensor(values.get<std::vector<double>>(), at::kDouble);
}

TEST(LearningRate, MatchesDiffusers)
{
    for (const nlohmann::json& scale : golden().at("factors")) {
        const std::string scheduler = scale.at("lr_scheduler");
        const std::int64_t total = scale.at("total");
        for (std::int64_t step = 0; step < total; ++step)
            EXPECT_NEAR(learningRateFactor(scheduler, scale.at("warmup"), step, total),
                scale.at("factors").at(std::size_t(step)).get<double>(), 1e-15)
                << scale.dump() << step;
    }
}

TEST(LearningRate, StaysAtZeroAfterTheCosine)
{
    EXPECT_NEAR(learningRateFactor("cosine", 3, 8, 8), 0, 1e-15);
    EXPECT_NEAR(learningRateFactor("cosine", 3, 1000, 8), 0, 1e-15);
    EXPECT_EQ(learningRateFactor("cosine", 10, 10, 8), 1) << "a warm-up longer than the run";
    EXPECT_EQ(learningRateFactor("cosine", 10, 5, 8), 0.5);
}

TEST(WeightAverage, DecaysLikeDiffusers)
{
    for (const nlohmann::json& row : golden().at("decays")) {
        for (std::size_t i = 0; i < row.at("updates").size(); ++i)
            EXPECT_DOUBLE_EQ(emaDecay(row.at("updates").at(i), row.at("maximum")), row.at("decay").at(i));
    }
}

/// A network with a single parameter.
class Point : public Network
{
public:
    explicit Point(const torch::Tensor& start)
        : p(register_parameter("p", start.clone()))
    {
    }
    nlohmann::json config() const override { return {}; }
    void checkInput(std::int64_t, std::int64_t, std::int64_t) const override { }

    torch::Tensor p;

private:
    torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor&, const torch::Tensor&) override
    {
        return sample;
    }
};

/// All of them combined, in double, so that the tolerance only covers the last digits.
TEST(Refinements, MatchSixStepsOfPyTorch)
{
    const nlohmann::json adamGolden = goldenJson("golden_adam.json");
    const nlohmann::json& steps = golden().at("steps");
    Point network(numbers(adamGolden.at("start")));
    auto copy = std::make_shared<Point>(at::zeros({5}, at::kDouble));
    WeightAverage average(copy, golden().at("ema_decay"));
    Recipe::Optimizer options;
    options.learningRate = golden().at("learning_rate");
    Adam adam({{"p", network.p}}, options);
    for (std::size_t i = 0; i < 6; ++i) {
        network.p.mutable_grad() = numbers(adamGolden.at("gradients").at(i));
        const double norm
            = torch::nn::utils::clip_grad_norm_(network.parameters(), golden().at("max_grad_norm"));
        EXPECT_NEAR(norm, steps.at("norm").at(i), 1e-14);
        EXPECT_LT(largestDifference(network.p.grad(), numbers(steps.at("clipped").at(i))), 1e-15);
        const double rate = options.learningRate
            * learningRateFactor("cosine", golden().at("warmup"), std::int64_t(i), golden().at("total"));
        EXPECT_NEAR(rate, steps.at("rate").at(i), 1e-17);
        adam.setLearningRate(rate);
        adam.step();
        average.update(network, std::int64_t(i));
        EXPECT_LT(largestDifference(network.p, numbers(steps.at("parameter").at(i))), 1e-14) << i;
        EXPECT_LT(largestDifference(copy->p, numbers(steps.at("average").at(i))), 1e-14) << i;
    }
}

/// The trainer's loop written out independently, with formulas instead of the trainer's functions.
struct PlainRun {
    std::vector<double> losses;
    NamedTensors weights;
    NamedTensors averages;
};

PlainRun plainRun(const Recipe& recipe, int steps)
{
    const auto data = tinyDatasetFor(recipe);
    at::Generator afterWeights;
    const auto network = buildNetwork(recipe, *data, &afterWeights);
    TrainingRandom stream(afterWeights);
    network->train();
    const auto corruption = buildCorruption(recipe);
    const Batches batches(data, recipe.dataset.range, recipe.dataset.flip);
    NamedTensors parameters;
    for (const auto& item : network->named_parameters())
        parameters.emplace_back(item.key(), item.value());
    Adam adam(parameters, recipe.optimizer);
    const int perEpoch = (data->count + recipe.batchSize - 1) / recipe.batchSize;
    const double total = recipe.epochs * perEpoch;
    PlainRun run;
    for (int i = 0; i < steps; ++i) {
        if (i % perEpoch == 0)
            stream.beginEpoch(data->count);
        const auto& order = stream.order();
        const auto first = std::size_t(i % perEpoch) * std::size_t(recipe.batchSize);
        const auto size = std::min(std::size_t(recipe.batchSize), order.size() - first);
        const at::Generator generator = stream.generator();
        const torch::Tensor clean = batches.gather(std::span(order).subspan(first, size), generator);
        const torch::Tensor amount = recipe.corruption.randomAmount
            ? corruption->drawAmounts(clean.size(0), generator)
            : at::full({clean.size(0)}, recipe.corruption.amount, at::kFloat);
        const torch::Tensor noise = corruption->noise(clean.sizes(), generator);
        const torch::Tensor output
            = network->predict(corruption->apply(clean, noise, amount), corruption->timestep(amount));
        const torch::Tensor loss
            = at::mse_loss(output, corruption->target(recipe.predictionType, clean, noise, amount));
        adam.zeroGrad();
        loss.backward();
        run.losses.push_back(loss.item<double>());

        double square = 0;
        for (const auto& [name, parameter] : parameters) {
            if (parameter.grad().defined())
                square += parameter.grad().to(at::kDouble).square().sum().item<double>();
        }
        if (recipe.maxGradNorm > 0 && std::sqrt(square) > recipe.maxGradNorm) {
            for (auto& [name, parameter] : parameters) {
                if (parameter.grad().defined())
                    parameter.mutable_grad().mul_(recipe.maxGradNorm / (std::sqrt(square) + 1e-6));
            }
        }
        double rate = recipe.optimizer.learningRate;
        const double warmup = recipe.lrWarmupSteps;
        if (i < recipe.lrWarmupSteps)
            rate *= i / warmup;
        else if (recipe.lrScheduler == "cosine")
            rate *= (1 + std::cos(std::numbers::pi * (i - warmup) / (total - warmup))) / 2;
        adam.setLearningRate(rate);
        adam.step();

        const double decay = i == 0 ? 0 : std::min(recipe.ema.decay, (1.0 + i) / (10.0 + i));
        NamedTensors weights = namedWeights(*network);
        for (std::size_t w = 0; w < weights.size(); ++w) {
            const torch::Tensor now = weights[w].second.to(at::kDouble);
            if (run.averages.size() <= w)
                run.averages.emplace_back(weights[w].first, now.clone());
            else if (weights[w].second.is_floating_point())
                run.averages[w].second = decay * run.averages[w].second + (1 - decay) * now;
            else
                run.averages[w].second = now.clone();
        }
    }
    run.weights = copyOfWeights(*network);
    return run;
}

double largestWeightDifference(const Snapshot& snapshot, const NamedTensors& expected)
{
    const NamedTensors& weights = dynamic_cast<const WeightsSnapshot&>(snapshot).weights();
    EXPECT_EQ(weights.size(), expected.size());
    double largest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        EXPECT_EQ(weights[i].first, expected[i].first);
        const double difference
            = largestDifference(weights[i].second.to(at::kDouble), expected[i].second.to(at::kDouble));
        EXPECT_FALSE(std::isnan(difference)) << weights[i].first;
        largest = std::max(largest, difference);
    }
    return largest;
}

/// The courses' recipes have the same losses, bit for bit, as a loop without these refinements.
TEST(Refinements, AreOffByDefault)
{
    for (const Recipe& recipe : {tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe()}) {
        Trainer trainer(recipe, tinyDatasetFor(recipe));
        const PlainRun plain = plainRun(recipe, 5);
        const std::vector<double> losses = train(trainer, 5);
        for (std::size_t i = 0; i < losses.size(); ++i)
            EXPECT_NEAR(losses[i], plain.losses[i], onProcessor() ? 0 : 1e-5) << recipe.network.name << i;
        // On another device, a near-zero gradient may have the other sign: a whole Adam step.
        EXPECT_LE(largestWeightDifference(*trainer.snapshot(), plain.weights), onProcessor() ? 0 : 1e-2)
            << recipe.network.name;
        EXPECT_EQ(trainer.snapshot()->averaged(), nullptr);
        EXPECT_FALSE(trainer.validationDue());
        EXPECT_FALSE(trainer.validate());
    }
}

TEST(Refinements, AreAppliedByTheTrainer)
{
    for (Recipe recipe : {tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe()}) {
        recipe.lrScheduler = "cosine";
        recipe.lrWarmupSteps = 2;
        recipe.maxGradNorm = 0.05;
        recipe.ema.decay = 0.25;
        Trainer trainer(recipe, tinyDatasetFor(recipe));
        const std::vector<double> losses = train(trainer, 6);
        const PlainRun plain = plainRun(recipe, 6);
        for (std::size_t i = 0; i < losses.size(); ++i)
            EXPECT_NEAR(losses[i], plain.losses[i], 1e-5) << recipe.network.name << i;
        const auto snapshot = trainer.snapshot();
        // A tenth of one Adam step; DliUNet's biases before a normalisation move at random (see the golden
        // test).
        const double tolerance = recipe.network.name == "DliUNet" ? 3e-3 : 1e-4;
        EXPECT_LT(largestWeightDifference(*snapshot, plain.weights), tolerance) << recipe.network.name;
        ASSERT_NE(snapshot->averaged(), nullptr);
        EXPECT_EQ(snapshot->averaged()->step(), 6);
        EXPECT_LT(largestWeightDifference(*snapshot->averaged(), plain.averages), tolerance);
        EXPECT_GT(largestWeightDifference(*snapshot->averaged(), plain.weights), 0);
    }
}

TEST(Refinements, EachHasAnEffect)
{
    Recipe base = tinyRecipe();
    Trainer plain(base, tinyDataset());
    const std::vector<double> losses = train(plain, 4);
    std::vector<Recipe> others(3, base);
    others[0].lrScheduler = "cosine";
    others[1].lrWarmupSteps = 3;
    others[2].maxGradNorm = 1e-3; // Adam is nearly independent of the gradient's magnitude
    for (const Recipe& other : others) {
        Trainer trainer(other, tinyDataset());
        EXPECT_NE(train(trainer, 4), losses) << recipeToJson(other);
    }
    base.ema.decay = 0.9;
    Trainer averaged(base, tinyDataset());
    EXPECT_EQ(train(averaged, 4), losses) << "an average beside the weights must not move them";
}

TEST(Refinements, TheFirstWarmUpStepChangesNothing)
{
    Recipe recipe = tinyRecipe();
    recipe.lrWarmupSteps = 4;
    Trainer trainer(recipe, tinyDataset());
    const Trainer untouched(recipe, tinyDataset());
    train(trainer, 1);
    expectSameWeights(trainer, untouched);
    EXPECT_EQ(trainer.learningRate(), recipe.optimizer.learningRate) << "the base rate is what is shown";
}

TEST(Refinements, ALiveLearningRateScalesTheSchedule)
{
    Recipe recipe = tinyRecipe();
    recipe.lrScheduler = "cosine";
    Recipe other = recipe;
    other.optimizer.learningRate = 5e-4;
    Trainer changed(recipe, tinyDataset());
    changed.setLearningRate(5e-4);
    Trainer direct(other, tinyDataset());
    EXPECT_EQ(train(changed, 4), train(direct, 4));
    expectSameWeights(changed, direct);
}

TEST(Refinements, ARollBackRestoresTheAverage)
{
    Recipe recipe = tinyRecipe();
    recipe.ema.decay = 0.9;
    Trainer trainer(recipe, tinyDataset());
    Trainer untouched(recipe, tinyDataset());
    trainer.setLearningRate(10);
    EXPECT_THROW(train(trainer, 60), Error);
    ASSERT_EQ(trainer.stepsDone(), 0);
    trainer.setLearningRate(1e-3);
    train(trainer, 3);
    train(untouched, 3);
    const auto expected = untouched.snapshot()->averaged();
    EXPECT_EQ(largestWeightDifference(
                  *trainer.snapshot()->averaged(), dynamic_cast<const WeightsSnapshot&>(*expected).weights()),
        0);
}

} // namespace
