// SPDX-License-Identifier: GPL-3.0-or-later
// Images held out of training and their loss.
#include "models/data/batches.h"
#include "models/data/split.h"
#include "models/files/safetensors.h"
#include "models/nets/weights.h"
#include "models/recipes/experiment.h"
#include "models/runs/losses_csv.h"
#include "models/runs/weights_snapshot.h"
#include "models/tensors/random.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

/// Seven training images in batches of 3, three steps per epoch; three held out: one batch.
Recipe validated(Recipe recipe)
{
    recipe.batchSize = 3;
    recipe.validationCount = 3;
    recipe.validationSteps = 2;
    return recipe;
}

/// Trains, and validates whenever it is due, like a lane.
void trainOn(Trainer& trainer, int steps)
{
    for (int i = 0; i < steps; ++i) {
        trainer.step();
        while (trainer.validationDue())
            trainer.validate();
    }
}

std::vector<std::int64_t> steps(const std::vector<StepRecord>& records)
{
    std::vector<std::int64_t> result;
    for (const StepRecord& record : records)
        result.push_back(record.step);
    return result;
}

class ValidatedRecipe : public testing::TestWithParam<Recipe>
{
};

TEST_P(ValidatedRecipe, ValidatesPeriodicallyAndAtTheEnd)
{
    Recipe recipe = GetParam();
    recipe.epochs = 3;
    Trainer trainer(recipe, tinyDatasetFor(recipe));
    EXPECT_EQ(trainer.stepsPerEpoch(), 3) << "of the seven images left";
    EXPECT_FALSE(trainer.validationDue()) << "nothing was learned yet";
    trainOn(trainer, 9);
    EXPECT_EQ(steps(trainer.validationHistory()), (std::vector<std::int64_t>{2, 4, 6, 8, 9}));
    const StepRecord& last = trainer.validationHistory().back();
    EXPECT_EQ(last.epoch, 3);
    EXPECT_EQ(last.seconds, trainer.history().back().seconds);
    EXPECT_FALSE(trainer.validationDue());
    EXPECT_FALSE(trainer.validate());
}

/// Validation changes neither the training's random numbers nor the running statistics of batch
/// normalisation.
TEST_P(ValidatedRecipe, DoesNotAffectTraining)
{
    Recipe often = GetParam();
    often.validationSteps = 1;
    Trainer with(often, tinyDatasetFor(often));
    Trainer without(GetParam(), tinyDatasetFor(GetParam()));
    trainOn(with, 5);
    EXPECT_EQ(losses(with), train(without, 5));
    EXPECT_EQ(with.validationHistory().size(), 5U);
    EXPECT_TRUE(without.validationHistory().empty());
    expectSameWeights(with, without);
}

/// The same noise each time, on the held-out images, in eval mode.
TEST_P(ValidatedRecipe, ReportsTheMeanLossOfHeldOutImages)
{
    Recipe recipe = GetParam();
    recipe.batchSize = 2; // the three images are two batches
    const auto data = tinyDatasetFor(recipe);
    Trainer trainer(recipe, data);
    train(trainer, 2);
    ASSERT_TRUE(trainer.validationDue());
    EXPECT_FALSE(trainer.validate()) << "one batch is not all";
    const auto record = trainer.validate();
    ASSERT_TRUE(record);
    EXPECT_EQ(trainer.validationHistory(), (std::vector<StepRecord>{*record}));

    const auto network = buildNetwork(recipe, *data);
    const auto snapshot = trainer.snapshot();
    loadWeights(*network, dynamic_cast<const WeightsSnapshot&>(*snapshot).weights(), "");
    network->eval();
    const Split split = splitOf(10, 3, recipe.seed);
    const Batches batches(data, recipe.dataset.range, false);
    double sum = 0;
    for (std::size_t first = 0; first < 3; first += 2) {
        const std::size_t size = std::min<std::size_t>(2, 3 - first);
        const torch::Tensor clean = batches.gather(std::span(split.heldOut).subspan(first, size));
        sum += trainingLoss(*network, *buildCorruption(recipe), recipe, clean,
                   generatorFor(recipe.seed, RandomPurpose::Validation, first))
                   .loss.item<double>()
            * double(size);
    }
    EXPECT_NEAR(record->loss, sum / 3, 1e-6);
}

TEST_P(ValidatedRecipe, ResumesBitForBit)
{
    const Recipe& recipe = GetParam();
    for (const int stop : {1, 2, 3}) {
        Trainer whole(recipe, tinyDatasetFor(recipe));
        trainOn(whole, 6);
        const TemporaryFolder folder;
        Trainer first(recipe, tinyDatasetFor(recipe));
        trainOn(first, stop);
        first.save(folder.path().string());
        const auto second = Trainer::resume(folder.path().string(), tinyDatasetFor(recipe));
        EXPECT_EQ(second->validationHistory(), first.validationHistory());
        trainOn(*second, 6 - stop);
        EXPECT_EQ(losses(*second), losses(whole));
        ASSERT_EQ(steps(second->validationHistory()), steps(whole.validationHistory()));
        for (std::size_t i = 0; i < whole.validationHistory().size(); ++i)
            EXPECT_EQ(second->validationHistory()[i].loss, whole.validationHistory()[i].loss);
    }
}

INSTANTIATE_TEST_SUITE_P(Recipes, ValidatedRecipe,
    testing::Values(validated(tinyRecipe()), validated(tinyDliRecipe())),
    [](const auto& test) { return test.param.network.name; });

/// Saved between the step and its validation, which is still due after resuming.
TEST(Validation, IsStillDueAfterASave)
{
    const Recipe recipe = validated(tinyRecipe());
    const TemporaryFolder folder;
    Trainer trainer(recipe, tinyDataset());
    train(trainer, 2);
    trainer.save(folder.path().string());
    const auto resumed = Trainer::resume(folder.path().string(), tinyDataset());
    EXPECT_TRUE(resumed->validationDue());
    EXPECT_EQ(resumed->validate()->loss, trainer.validate()->loss);
}

TEST(Validation, RestartsAfterAStep)
{
    Recipe recipe = validated(tinyRecipe());
    recipe.batchSize = 2;
    recipe.validationSteps = 1;
    Trainer left(recipe, tinyDataset());
    Trainer plain(recipe, tinyDataset());
    train(left, 1);
    EXPECT_FALSE(left.validate());
    trainOn(left, 1);
    train(plain, 1);
    trainOn(plain, 1);
    EXPECT_EQ(left.validationHistory().back().loss, plain.validationHistory().back().loss);
}

TEST(Validation, IsDiscardedByARollBack)
{
    Trainer trainer(validated(tinyRecipe()), tinyDataset());
    trainer.setLearningRate(10);
    EXPECT_THROW(trainOn(trainer, 60), Error);
    EXPECT_TRUE(trainer.history().empty());
    EXPECT_TRUE(trainer.validationHistory().empty());
}

TEST(Validation, HasASeparateFile)
{
    const TemporaryFolder folder;
    Trainer trainer(validated(tinyRecipe()), tinyDataset());
    trainOn(trainer, 4);
    trainer.save(folder.path().string());
    EXPECT_EQ(readLosses(folder / "losses.csv"), trainer.history());
    const std::string csv = get(folder / "validation.csv");
    EXPECT_TRUE(csv.starts_with("step,epoch,seconds,loss\n2,1,")) << csv;
    EXPECT_NE(csv.find("\n4,2,"), std::string::npos) << csv;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
}

TEST(Validation, LeavesImagesForTraining)
{
    Recipe recipe = tinyRecipe();
    recipe.validationCount = 10;
    EXPECT_NE(
        oneLineErrorOf([&] { Trainer(recipe, tinyDataset()); }).find("validation_count"), std::string::npos);
    recipe.validationCount = 11;
    oneLineErrorOf([&] { Trainer(recipe, tinyDataset()); });
    recipe.validationCount = 7;
    recipe.dropLast = true;
    oneLineErrorOf([&] { Trainer(recipe, tinyDataset()); });
    recipe.dropLast = false;
    EXPECT_EQ(Trainer(recipe, tinyDataset()).stepsPerEpoch(), 1);
}

TEST(Validation, RejectsADamagedHistory)
{
    const TemporaryFolder folder;
    Trainer trainer(validated(tinyRecipe()), tinyDataset());
    trainOn(trainer, 4);
    trainer.save(folder.path().string());
    const auto file = folder / "checkpoint/checkpoint.safetensors";
    const TensorFile good = readSafetensors(file);
    const auto messageWith = [&](const std::string& name, const torch::Tensor& tensor) {
        TensorFile bad = good;
        std::erase_if(bad.tensors, [&](const auto& t) { return t.first == name; });
        if (tensor.defined())
            bad.tensors.emplace_back(name, tensor);
        writeSafetensors(file, bad);
        return oneLineErrorOf([&] { Trainer::resume(folder.path().string(), tinyDataset()); });
    };
    const auto whole = [](std::vector<std::int64_t> v) { return at::tensor(v, at::kLong); };
    for (const torch::Tensor& bad :
        {torch::Tensor(), whole({2}), whole({0, 2}), whole({2, 5}), whole({4, 2}), whole({2, 2})}) {
        const std::string message = messageWith("validation.step", bad);
        EXPECT_NE(message.find("validation."), std::string::npos) << message;
    }
    EXPECT_NE(messageWith("validation.loss", {}).find("validation.loss"), std::string::npos);
}

} // namespace
