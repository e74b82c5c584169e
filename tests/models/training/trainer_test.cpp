// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/trainer.h"

#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/shipped_recipes.h"
#include "models/api/step_record.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <thread>

using namespace playground;
using namespace playground::test;

namespace
{

class AnyRecipe : public testing::TestWithParam<Recipe>
{
};

Trainer trainerOf(const Recipe& recipe)
{
    return Trainer(recipe, tinyDatasetFor(recipe));
}

TEST_P(AnyRecipe, TwoTrainersAgreeBitForBit)
{
    Trainer a = trainerOf(GetParam());
    Trainer b = trainerOf(GetParam());
    expectSameWeights(a, b);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(a.step().loss, b.step().loss) << "step " << i + 1;
    expectSameWeights(a, b);
}

TEST_P(AnyRecipe, DependsOnTheSeed)
{
    Recipe other = GetParam();
    other.seed = 2;
    Trainer a = trainerOf(GetParam());
    Trainer b = trainerOf(other);
    EXPECT_NE(a.step().loss, b.step().loss);
}

/// Previews draw noise and change modes; another run draws its initial weights from LibTorch's global
/// generator.
TEST_P(AnyRecipe, IsNotAffectedByPreviewersAndOtherTrainers)
{
    Trainer alone = trainerOf(GetParam());
    const std::vector<double> expected = train(alone, 5);

    Trainer watched = trainerOf(GetParam());
    Previewer previewer(GetParam(), tinyDatasetFor(GetParam()));
    for (int i = 0; i < 5; ++i) {
        previewer.triptych(watched.snapshot(), {{0, 1}, {0.3F, 0.9F}, std::uint64_t(i), false});
        Recipe other = GetParam();
        other.seed = 100 + std::uint64_t(i);
        train(*std::make_unique<Trainer>(other, tinyDatasetFor(other)), 1);
        EXPECT_EQ(watched.step().loss, expected[std::size_t(i)]) << "step " << i + 1;
    }
    expectSameWeights(alone, watched);
}

TEST_P(AnyRecipe, IsNotAffectedByOtherThreads)
{
    Trainer alone = trainerOf(GetParam());
    const std::vector<double> expected = train(alone, 4);

    std::atomic<bool> stop = false;
    std::atomic<int> rounds = 0;
    std::thread other([&] {
        Previewer previewer(GetParam(), tinyDatasetFor(GetParam()));
        while (!stop) {
            Trainer trainer = trainerOf(GetParam());
            previewer.triptych(trainer.snapshot(), {{0}, {0.5F}, 1, false});
            ++rounds;
        }
    });
    while (rounds == 0)
        std::this_thread::yield();
    Trainer watched = trainerOf(GetParam());
    EXPECT_EQ(train(watched, 4), expected);
    stop = true;
    other.join();
    expectSameWeights(alone, watched);
}

INSTANTIATE_TEST_SUITE_P(Recipes, AnyRecipe, testing::Values(tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe()),
    [](const auto& test) { return test.param.network.name; });

TEST(Trainer, ReducesTheLoss)
{
    for (Recipe recipe : {tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe()}) {
        recipe.corruption.randomAmount = false;
        recipe.corruption.amount = 0.3;
        recipe.optimizer.learningRate = 2e-3;
        recipe.batchSize = 10; // one batch per epoch: the same images every time
        Trainer trainer = trainerOf(recipe);
        const std::vector<double> all = train(trainer, 12);
        EXPECT_LT(all.back(), 0.8 * all.front()) << recipe.network.name;
    }
}

TEST(Trainer, EveryFieldOfTheForwardProcessHasAnEffect)
{
    const auto firstLoss = [](const Recipe& recipe) {
        Trainer trainer = trainerOf(recipe);
        return trainer.step().loss;
    };
    Recipe base = tinyRecipe();
    base.dropLast = true;
    const double loss = firstLoss(base);
    std::vector<Recipe> others(5, base);
    others[0].dataset.range = "-1..1";
    others[1].dataset.flip = true;
    others[2].corruption.name = "gaussian-mix";
    others[3].corruption.randomAmount = false;
    others[4].batchSize = 3;
    for (const Recipe& other : others)
        EXPECT_NE(firstLoss(other), loss) << recipeToJson(other);
    base = tinyDdpmRecipe();
    const double ddpmLoss = firstLoss(base);
    others.assign(5, base);
    others[0].corruption.betaSchedule = "squaredcos_cap_v2";
    others[1].corruption.betaStart = 1e-3;
    others[2].corruption.betaEnd = 0.03;
    others[3].corruption.numTrainTimesteps = 900;
    others[4].predictionType = "v_prediction";
    for (const Recipe& other : others)
        EXPECT_NE(firstLoss(other), ddpmLoss) << recipeToJson(other);
    base.corruption.amount = 0.1; // ignored while the amount is random
    EXPECT_EQ(firstLoss(base), ddpmLoss);
}

TEST(Trainer, RecordsEachStep)
{
    Trainer trainer(tinyRecipe(), tinyDataset());
    EXPECT_EQ(trainer.stepsDone(), 0);
    EXPECT_EQ(trainer.stepsPerEpoch(), 3);
    EXPECT_EQ(trainer.totalSteps(), 6);
    EXPECT_EQ(trainer.parameterCount(), 309057);
    EXPECT_EQ(trainer.recipe(), tinyRecipe());
    double seconds = 0;
    for (int i = 1; i <= 6; ++i) {
        EXPECT_FALSE(trainer.finished());
        const StepRecord record = trainer.step();
        EXPECT_EQ(record.step, i);
        EXPECT_EQ(record.epoch, i <= 3 ? 1 : 2);
        EXPECT_GT(record.seconds, seconds);
        EXPECT_GT(record.loss, 0);
        EXPECT_EQ(trainer.history().back(), record);
        seconds = record.seconds;
    }
    EXPECT_EQ(trainer.stepsDone(), 6);
    EXPECT_TRUE(trainer.finished());
    trainer.setEpochs(3);
    EXPECT_FALSE(trainer.finished());
    EXPECT_EQ(trainer.totalSteps(), 9);
    EXPECT_EQ(trainer.step().epoch, 3);
}

struct Batching {
    int images;
    int batchSize;
    bool dropLast;
    int stepsPerEpoch;
};

class BatchSizes : public testing::TestWithParam<Batching>
{
};

TEST_P(BatchSizes, DetermineTheStepsPerEpoch)
{
    const Batching& b = GetParam();
    Recipe recipe = tinyRecipe();
    recipe.dataset.imageSize = 8;
    recipe.batchSize = b.batchSize;
    recipe.dropLast = b.dropLast;
    Trainer trainer(recipe, tinyDataset(b.images, 8));
    EXPECT_EQ(trainer.stepsPerEpoch(), b.stepsPerEpoch);
    train(trainer, b.stepsPerEpoch);
    EXPECT_EQ(trainer.history().back().epoch, 1);
    EXPECT_EQ(trainer.step().epoch, 2);
}

INSTANTIATE_TEST_SUITE_P(Trainer, BatchSizes,
    testing::Values(Batching{10, 4, false, 3}, Batching{10, 4, true, 2}, Batching{8, 4, false, 2},
        Batching{8, 4, true, 2}, Batching{3, 4, false, 1}, Batching{9, 4, false, 3}, Batching{4, 4, true, 1},
        Batching{5, 1, true, 5}, Batching{1, 4096, false, 1}));

/// The last batch of an epoch has 2 images: its loss is the mean over 2, not 4.
TEST(Trainer, AveragesAShortLastBatchCorrectly)
{
    Recipe recipe = tinyRecipe();
    recipe.corruption.randomAmount = false;
    recipe.corruption.amount = 1; // the network sees pure noise
    recipe.optimizer.learningRate = 1e-8; // practically constant weights
    auto black = std::make_shared<Dataset>(*tinyDataset());
    std::fill(black->pixels.begin(), black->pixels.end(), 255);
    Trainer trainer(recipe, black);
    const std::vector<double> all = train(trainer, 3);
    EXPECT_NEAR(all[2], all[0], 0.02 * all[0]);
}

TEST(Trainer, RejectsDataSmallerThanABatch)
{
    Recipe recipe = tinyRecipe();
    recipe.dropLast = true;
    recipe.batchSize = 11;
    const std::string message = oneLineErrorOf([&] { Trainer(recipe, tinyDataset()); });
    EXPECT_NE(message.find("10"), std::string::npos) << message;
    EXPECT_NE(message.find("batch_size"), std::string::npos) << message;
    recipe.dropLast = false;
    EXPECT_NO_THROW(Trainer(recipe, tinyDataset()));
    oneLineErrorOf([] { Trainer(tinyRecipe(), tinyDataset(0)); });
}

TEST(Trainer, RejectsDataOfAnotherSize)
{
    for (const int size : {8, 32, 27}) {
        const std::string message = oneLineErrorOf([&] { Trainer(tinyRecipe(), tinyDataset(10, size)); });
        EXPECT_NE(message.find("image_size"), std::string::npos) << message;
        oneLineErrorOf([&] { Previewer(tinyRecipe(), tinyDataset(10, size)); });
    }
}

TEST(Trainer, RejectsAMissingDevice)
{
    for (const std::string device : {"", "gpu", "cuda:99", "CPU", "cpu:7", "meta"}) {
        const std::string message = oneLineErrorOf([&] { Trainer(tinyRecipe(), tinyDataset(), device); });
        EXPECT_NE(message.find("\"" + device + "\""), std::string::npos) << message;
    }
}

TEST(Trainer, ALearningRateAppliesFromTheNextStep)
{
    Trainer a(tinyRecipe(), tinyDataset());
    Trainer b(tinyRecipe(), tinyDataset());
    train(a, 2);
    train(b, 2);
    b.setLearningRate(1e-2);
    EXPECT_EQ(b.learningRate(), 1e-2);
    EXPECT_EQ(b.recipe().optimizer.learningRate, 1e-2);
    EXPECT_EQ(a.step().loss, b.step().loss) << "the loss is taken before the update";
    EXPECT_NE(a.step().loss, b.step().loss);
}

TEST(Trainer, RejectsSettingsOutOfRange)
{
    Trainer trainer(tinyRecipe(), tinyDataset());
    for (const double rate : {0.0, -1e-3, 10.5, 1e-9, std::nan(""), double(INFINITY), -double(INFINITY)})
        oneLineErrorOf([&] { trainer.setLearningRate(rate); });
    for (const int epochs : {0, -1, 100001})
        oneLineErrorOf([&] { trainer.setEpochs(epochs); });
    EXPECT_EQ(trainer.learningRate(), 1e-3);
    EXPECT_EQ(trainer.recipe(), tinyRecipe());
}

TEST(Trainer, SnapshotsAreImmutable)
{
    Trainer trainer(tinyRecipe(), tinyDataset());
    Previewer previewer(tinyRecipe(), tinyDataset());
    const PreviewRequest request = {{0}, {0.5F}, 1, false};
    const auto snapshot = trainer.snapshot();
    const auto before = previewer.triptych(snapshot, request).predicted.values;
    train(trainer, 1);
    EXPECT_EQ(snapshot->step(), 0);
    EXPECT_EQ(trainer.snapshot()->step(), 1);
    EXPECT_NE(previewer.triptych(trainer.snapshot(), request).predicted.values, before);
    EXPECT_EQ(previewer.triptych(snapshot, request).predicted.values, before);
}

/// The losses printed by the script of the HF course, unit 1, section 3.3, in PyTorch 1.13 after
/// torch.manual_seed(1): DataLoader(shuffle=True), then rand(128) amounts and rand_like(x) noise for each
/// batch.
TEST(Trainer, MatchesTheHfCourseScript)
{
    if (!std::filesystem::exists("/usr/share/datasets/fashion-mnist"))
        GTEST_SKIP() << "dataset-fashion-mnist is not installed";
    Recipe recipe = loadRecipe("fashion-basic-unet");
    recipe.seed = 1;
    Trainer trainer(recipe, loadDataset({"fashion-mnist", "", false, 28}));
    for (const double loss : {0.17176051437854767, 0.10801658034324646, 0.2652294933795929})
        EXPECT_NEAR(trainer.step().loss, loss, 1e-6);
}

} // namespace
