// SPDX-License-Identifier: GPL-3.0-or-later
// The error at each noise level, and the network's prediction from pure noise compared with the mean.
#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "models/data/batches.h"
#include "models/data/split.h"
#include "models/nets/weights.h"
#include "models/recipes/experiment.h"
#include "models/runs/weights_snapshot.h"
#include "models/tensors/random.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

NoiseLevelErrors errorsOf(Previewer& previewer, const std::shared_ptr<const Snapshot>& snapshot)
{
    previewer.beginNoiseLevels(snapshot);
    for (int i = 0; i < 1000; ++i) {
        if (const auto errors = previewer.stepNoiseLevels())
            return *errors;
    }
    ADD_FAILURE() << "never done";
    return {};
}

class NoiseLevelsOf : public testing::TestWithParam<Recipe>
{
};

TEST_P(NoiseLevelsOf, AreTheLossAtEachAmount)
{
    const Recipe& recipe = GetParam();
    const auto data = tinyDatasetFor(recipe);
    Trainer trainer(recipe, data);
    train(trainer, 3);
    const auto snapshot = trainer.snapshot();
    Previewer previewer(recipe, data);
    const NoiseLevelErrors errors = errorsOf(previewer, snapshot);
    EXPECT_EQ(errors.step, 3);
    EXPECT_EQ(errors.images, 10) << "all there are";
    EXPECT_FALSE(errors.heldOut);
    ASSERT_EQ(errors.amounts.size(), std::size_t(NoiseLevelErrors::levels));
    ASSERT_EQ(errors.mse.size(), errors.amounts.size());
    EXPECT_EQ(errors.amounts.front(), 0);
    EXPECT_EQ(errors.amounts.back(), 1);

    const auto network = buildNetwork(recipe, *data);
    loadWeights(*network, dynamic_cast<const WeightsSnapshot&>(*snapshot).weights(), "");
    network->eval();
    const auto corruption = buildCorruption(recipe);
    const torch::Tensor clean
        = Batches(data, recipe.dataset.range, false).gather(splitOf(10, 10, recipe.seed).heldOut);
    const torch::Tensor noise
        = corruption->noise(clean.sizes(), generatorFor(recipe.seed, RandomPurpose::NoiseLevels, 0));
    const at::NoGradGuard guard;
    for (std::size_t i = 0; i < errors.amounts.size(); ++i) {
        EXPECT_NEAR(errors.amounts[i], 0.1 * double(i), 1e-6);
        const torch::Tensor amount = at::full({10}, errors.amounts[i], at::kFloat);
        const double loss
            = lossAt(*network, *corruption, recipe.predictionType, clean, noise, amount).item<double>();
        EXPECT_NEAR(errors.mse[i], loss, 1e-5 * (1 + loss)) << errors.amounts[i];
    }
    EXPECT_EQ(errorsOf(previewer, snapshot).mse, errors.mse) << "the same images and noise every time";
    EXPECT_FALSE(previewer.stepNoiseLevels()) << "done is done";
}

INSTANTIATE_TEST_SUITE_P(Recipes, NoiseLevelsOf,
    testing::Values(tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe()),
    [](const auto& test) { return test.param.network.name; });

TEST(NoiseLevels, UseHeldOutImagesIfAvailable)
{
    Recipe recipe = tinyRecipe();
    recipe.validationCount = 4;
    Trainer trainer(recipe, tinyDataset());
    Previewer previewer(recipe, tinyDataset());
    const NoiseLevelErrors errors = errorsOf(previewer, trainer.snapshot());
    EXPECT_TRUE(errors.heldOut);
    EXPECT_EQ(errors.images, 4);
}

TEST(NoiseLevels, UseAFixedNumberOfImages)
{
    Recipe recipe = tinyRecipe();
    Trainer trainer(recipe, tinyDataset(50));
    Previewer previewer(recipe, tinyDataset(50));
    EXPECT_EQ(errorsOf(previewer, trainer.snapshot()).images, 32);
}

/// Previews go first: pictures of newer weights in between do not affect a sweep in progress.
TEST(NoiseLevels, AreNotAffectedByPreviewsInBetween)
{
    const Recipe recipe = tinyRecipe();
    Trainer trainer(recipe, tinyDataset());
    const auto first = trainer.snapshot();
    train(trainer, 4);
    const auto second = trainer.snapshot();
    Previewer undisturbed(recipe, tinyDataset());
    const NoiseLevelErrors expected = errorsOf(undisturbed, first);
    EXPECT_NE(errorsOf(undisturbed, second).mse, expected.mse);

    Previewer previewer(recipe, tinyDataset());
    EXPECT_FALSE(previewer.stepNoiseLevels()) << "none were begun";
    previewer.beginNoiseLevels(second);
    previewer.stepNoiseLevels();
    previewer.beginNoiseLevels(first); // discards the unfinished sweep
    std::optional<NoiseLevelErrors> errors;
    while (!errors) {
        previewer.triptych(second, {{0, 1}, {0.5F, 0.5F}, 1, false});
        errors = previewer.stepNoiseLevels();
    }
    EXPECT_EQ(errors->step, 0);
    EXPECT_EQ(errors->mse, expected.mse);
}

TEST(MeanComparison, ShowsTheMeanOfTheTrainingImages)
{
    for (Recipe recipe : {tinyRecipe(), tinyDliRecipe()}) {
        recipe.validationCount = 3;
        const auto data = tinyDatasetFor(recipe);
        Trainer trainer(recipe, data);
        Previewer previewer(recipe, data);
        const MeanComparison comparison = previewer.meanComparison(trainer.snapshot(), 5);
        const torch::Tensor mean
            = Batches(data, recipe.dataset.range, false).gather(splitOf(10, 3, recipe.seed).training).mean(0);
        ASSERT_EQ(comparison.mean.count, 1);
        ASSERT_EQ(comparison.predicted.count, 1);
        ASSERT_EQ(std::int64_t(comparison.mean.values.size()), mean.numel());
        const torch::Tensor shown = at::tensor(comparison.mean.values).view_as(mean);
        EXPECT_LT((shown - mean).abs().max().item<double>(), 1e-6) << recipe.network.name;
        const torch::Tensor predicted = at::tensor(comparison.predicted.values).view_as(mean);
        EXPECT_NEAR(comparison.mse, (predicted - mean).square().mean().item<double>(), 1e-6);
        EXPECT_EQ(comparison.step, 0);
    }
}

/// Matches the row "Predicted" at amount 1 for the same noise, where no signal is left.
TEST(MeanComparison, ShowsTheTriptychsPredictionAtAmountOne)
{
    const Recipe recipe = tinyRecipe();
    Trainer trainer(recipe, tinyDataset());
    train(trainer, 2);
    Previewer previewer(recipe, tinyDataset());
    const auto comparison = previewer.meanComparison(trainer.snapshot(), 7);
    const auto triptych = previewer.triptych(trainer.snapshot(), {{3}, {1.F}, 7, false});
    EXPECT_EQ(comparison.predicted.values, triptych.predicted.values);
    EXPECT_EQ(comparison.step, 2);
}

double largest(const ImageBatch& images)
{
    return at::tensor(images.values).abs().max().item<double>();
}

/// Issue 11: it once showed saturated noise with an MSE in the millions, labelled as the mean.
TEST(MeanComparison, UsesTheIdealDenoiserForNoisePrediction)
{
    for (const bool nothingLeft : {false, true}) {
        Recipe recipe = tinyDdpmRecipe();
        recipe.corruption.rescaleBetasZeroSnr = nothingLeft;
        const auto data = tinyDatasetFor(recipe);
        Trainer trainer(recipe, data);
        Previewer previewer(recipe, data);
        const MeanComparison comparison = previewer.meanComparison(trainer.snapshot(), 5);
        EXPECT_TRUE(comparison.ideal);
        EXPECT_GT(comparison.magnified, MeanComparison::mostMagnified);
        EXPECT_LE(
            largest(comparison.predicted), 1 + 1e-5); // a weighted mean of pictures in -1..1, in float32
        EXPECT_LT(comparison.mse, 1e-2);
    }
}

TEST(MeanComparison, UsesTheNetworkForOtherPredictionTypes)
{
    for (const char* type : {"v_prediction", "sample"}) {
        Recipe recipe = tinyDdpmRecipe();
        recipe.predictionType = type;
        const auto data = tinyDatasetFor(recipe);
        Trainer trainer(recipe, data);
        Previewer previewer(recipe, data);
        const auto comparison = previewer.meanComparison(trainer.snapshot(), 5);
        EXPECT_FALSE(comparison.ideal) << type;
        EXPECT_EQ(comparison.magnified, 1) << type;
        EXPECT_LE(largest(comparison.predicted), 1) << type;
    }
}

/// A short schedule leaves enough signal at its end for the noise prediction to give a picture.
TEST(MeanComparison, UsesNoisePredictionIfEnoughSignalIsLeft)
{
    Recipe recipe = tinyDdpmRecipe();
    recipe.corruption.numTrainTimesteps = 50;
    const auto data = tinyDatasetFor(recipe);
    Trainer trainer(recipe, data);
    Previewer previewer(recipe, data);
    const auto comparison = previewer.meanComparison(trainer.snapshot(), 5);
    EXPECT_FALSE(comparison.ideal);
    EXPECT_LT(comparison.magnified, MeanComparison::mostMagnified);
}

/// Clipped as in the samplers: without clipping, the row "Predicted" had an MSE in the millions.
TEST(Triptych, ThePredictionFromPredictedNoiseIsClipped)
{
    const Recipe recipe = tinyDdpmRecipe();
    const auto data = tinyDatasetFor(recipe);
    Trainer trainer(recipe, data);
    Previewer previewer(recipe, data);
    const Triptych triptych = previewer.triptych(trainer.snapshot(), {{0, 1}, {0.9F, 1}, 7, false});
    EXPECT_LE(largest(triptych.predicted), 1);
    EXPECT_LE(triptych.mse, 4);
}

/// Averaged weights form an ordinary snapshot.
TEST(Averaged, CanBePreviewed)
{
    Recipe recipe = tinyRecipe();
    recipe.ema.decay = 0.99;
    Trainer trainer(recipe, tinyDataset());
    train(trainer, 5);
    const auto snapshot = trainer.snapshot();
    Previewer previewer(recipe, tinyDataset());
    const PreviewRequest request{{0}, {0.5F}, 1, false};
    const Triptych raw = previewer.triptych(snapshot, request);
    const Triptych averaged = previewer.triptych(snapshot->averaged(), request);
    EXPECT_EQ(averaged.step, 5);
    EXPECT_EQ(averaged.noised.values, raw.noised.values);
    EXPECT_NE(averaged.predicted.values, raw.predicted.values);
}

} // namespace
