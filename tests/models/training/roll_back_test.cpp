// SPDX-License-Identifier: GPL-3.0-or-later
// Rolling back when the learning rate is so high that the loss overflows.
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

/// At a learning rate of 10, tinyRecipe()'s loss only overflows after the first update; later updates often
/// leave a network whose output is always 0. This recipe's loss overflows within 24 steps from any state,
/// because its weight decay multiplies every weight by -9.
Recipe fragileRecipe()
{
    Recipe recipe = tinyDliRecipe();
    recipe.optimizer.weightDecay = 1;
    return recipe;
}

/// Trains until step() throws; returns the message.
std::string trainUntilItFails(Trainer& trainer)
{
    return oneLineErrorOf([&] {
        for (int i = 0; i < 60; ++i)
            EXPECT_TRUE(std::isfinite(trainer.step().loss));
    });
}

TEST(RollBack, RestoresTheGoodStateAndContinues)
{
    Trainer untouched(tinyRecipe(), tinyDataset());
    Trainer trainer(tinyRecipe(), tinyDataset());
    trainer.setLearningRate(10);
    const std::string message = trainUntilItFails(trainer);
    EXPECT_NE(message.find("is not finite"), std::string::npos) << message;
    EXPECT_NE(message.find("step 0"), std::string::npos) << message;
    EXPECT_NE(message.find("10"), std::string::npos) << message;
    EXPECT_EQ(trainer.stepsDone(), 0);
    EXPECT_TRUE(trainer.history().empty());
    expectSameWeights(trainer, untouched);
    EXPECT_EQ(trainUntilItFails(trainer), message) << "the same rate fails again in the same way";

    trainer.setLearningRate(1e-3);
    EXPECT_EQ(train(trainer, 4), train(untouched, 4)) << "optimiser and position did not go back";
    expectSameWeights(trainer, untouched);
}

/// The good state is updated during training: only a few steps are lost.
TEST(RollBack, LosesOnlyAFewSteps)
{
    Trainer trainer(fragileRecipe(), tinyDatasetFor(fragileRecipe()));
    Trainer untouched(fragileRecipe(), tinyDatasetFor(fragileRecipe()));
    train(trainer, 26);
    trainer.setLearningRate(10);
    trainUntilItFails(trainer);
    EXPECT_EQ(trainer.stepsDone(), 25);
    EXPECT_EQ(trainer.history().size(), 25U);
    train(untouched, 25);
    expectSameWeights(trainer, untouched);
    trainer.setLearningRate(1e-3);
    EXPECT_EQ(train(trainer, 3), train(untouched, 3));
}

/// The loss of step 1 is finite, but the resulting weights are unusable: no save may store them.
TEST(RollBack, AnUnusableStateIsNeverSaved)
{
    const TemporaryFolder folder;
    Trainer trainer(tinyRecipe(), tinyDataset());
    Trainer untouched(tinyRecipe(), tinyDataset());
    trainer.setLearningRate(10);
    train(trainer, 1);
    trainer.save(folder.path().string());
    EXPECT_EQ(trainer.stepsDone(), 1) << "saving changed the trainer";

    const auto resumed = Trainer::resume(folder.path().string(), tinyDataset());
    EXPECT_EQ(resumed->stepsDone(), 0);
    EXPECT_EQ(resumed->learningRate(), 10);
    expectSameWeights(*resumed, untouched);
    resumed->setLearningRate(1e-3);
    EXPECT_EQ(train(*resumed, 3), train(untouched, 3));
    EXPECT_EQ(get(folder / "losses.csv"), "step,epoch,seconds,loss\n");
}

TEST(RollBack, CanBeSavedAfterwards)
{
    const TemporaryFolder folder;
    Trainer trainer(tinyRecipe(), tinyDataset());
    trainer.setLearningRate(10);
    trainUntilItFails(trainer);
    EXPECT_TRUE(weightsAreFinite(trainer));
    trainer.setLearningRate(1e-3);
    trainer.save(folder.path().string());
    train(trainer, 4);
    const auto resumed = Trainer::resume(folder.path().string(), tinyDataset());
    EXPECT_EQ(resumed->learningRate(), 1e-3);
    train(*resumed, 4);
    EXPECT_EQ(losses(*resumed), losses(trainer));
    expectSameWeights(*resumed, trainer);
}

/// A run whose last save is newer than the state it rolled back to, and whose next save is interrupted.
TEST(RollBack, KeepsTheEarlierCheckpointUsable)
{
    const TemporaryFolder folder;
    const auto dataset = tinyDatasetFor(fragileRecipe());
    Trainer trainer(fragileRecipe(), dataset);
    train(trainer, 1);
    trainer.save(folder.path().string());
    trainer.setLearningRate(10);
    trainUntilItFails(trainer);
    ASSERT_EQ(trainer.stepsDone(), 0);
    const std::string checkpoint = get(folder / "checkpoint/checkpoint.safetensors");
    trainer.save(folder.path().string());
    put(folder / "checkpoint/checkpoint.safetensors", checkpoint); // as if that save was cut short
    const auto resumed = Trainer::resume(folder.path().string(), dataset);
    EXPECT_EQ(resumed->stepsDone(), 1);
    EXPECT_EQ(resumed->history().size(), 1U);
}

/// The forward pass with the non-finite loss has already changed the running statistics.
TEST(RollBack, RestoresTheStatisticsOfBatchNormalisation)
{
    Trainer trainer(fragileRecipe(), tinyDatasetFor(fragileRecipe()));
    Trainer untouched(fragileRecipe(), tinyDatasetFor(fragileRecipe()));
    trainer.setLearningRate(10);
    trainUntilItFails(trainer);
    ASSERT_EQ(trainer.stepsDone(), 0);
    expectSameWeights(trainer, untouched);
}

} // namespace
