// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/accumulation.h"

#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include "models/runs/weights_snapshot.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

TEST(Accumulation, SharesOfAnUpdateAddUpToOne)
{
    for (const std::int64_t steps : {1, 2, 3, 7, 200}) {
        for (const std::int64_t images : {1, 5, 8, 10, 33}) {
            const std::int64_t batchSize = 4;
            const Accumulation together{steps, batchSize, (images + batchSize - 1) / batchSize, images};
            double sum = 0;
            std::int64_t updates = 0;
            for (std::int64_t batch = 0; batch < 2 * together.batchesPerEpoch; ++batch) {
                EXPECT_EQ(together.updatesBefore(batch), updates);
                EXPECT_EQ(together.underWay(batch), sum != 0);
                sum += together.share(batch);
                if (together.updatesAfter(batch)) {
                    EXPECT_NEAR(sum, 1, 1e-12) << steps << " " << images;
                    sum = 0;
                    ++updates;
                }
            }
            EXPECT_EQ(updates, 2 * together.updatesPerEpoch());
            EXPECT_EQ(sum, 0);
        }
    }
}

/// With a fixed amount of uniform noise, the same numbers are drawn for any batch size.
Recipe batchedBy(int batchSize, int accumulation)
{
    Recipe recipe = tinyRecipe();
    recipe.dataset.imageSize = 12;
    recipe.corruption.randomAmount = false;
    recipe.batchSize = batchSize;
    recipe.gradientAccumulationSteps = accumulation;
    recipe.optimizer.weightDecay = 0.01;
    recipe.maxGradNorm = 0.05;
    recipe.lrScheduler = "cosine";
    recipe.ema.decay = 0.9;
    return recipe;
}

void expectNearWeights(const Trainer& a, const Trainer& b)
{
    const auto snapshotA = a.snapshot(), snapshotB = b.snapshot();
    const auto& left = dynamic_cast<const WeightsSnapshot&>(*snapshotA).weights();
    const auto& right = dynamic_cast<const WeightsSnapshot&>(*snapshotB).weights();
    for (std::size_t i = 0; i < left.size(); ++i)
        EXPECT_LT((left[i].second - right[i].second).abs().max().item<double>(), 2e-5) << left[i].first;
}

TEST(GradientAccumulation, EqualsOneLargeBatch)
{
    // 10 images: updates on 8 and 2 of them, in batches of 2 or all at once.
    const Recipe large = batchedBy(8, 1);
    const Recipe small = batchedBy(2, 4);
    Trainer whole(large, tinyDatasetFor(large));
    Trainer parts(small, tinyDatasetFor(small));
    const auto lossesOfWhole = train(whole, 4);
    const auto lossesOfParts = train(parts, 10);
    EXPECT_EQ(parts.stepsPerEpoch(), 5);
    EXPECT_NEAR((lossesOfParts[0] + lossesOfParts[1] + lossesOfParts[2] + lossesOfParts[3]) / 4,
        lossesOfWhole[0], 1e-6);
    EXPECT_NEAR(lossesOfParts[4], lossesOfWhole[1], 1e-5);
    EXPECT_NEAR((lossesOfParts[5] + lossesOfParts[6] + lossesOfParts[7] + lossesOfParts[8]) / 4,
        lossesOfWhole[2], 1e-5);
    EXPECT_NEAR(lossesOfParts[9], lossesOfWhole[3], 1e-5);
    expectNearWeights(whole, parts);
}

TEST(GradientAccumulation, ChangesNoWeightBeforeItsLastBatch)
{
    const Recipe recipe = batchedBy(2, 4);
    Trainer trainer(recipe, tinyDatasetFor(recipe));
    const Trainer untouched(recipe, tinyDatasetFor(recipe));
    train(trainer, 3);
    expectSameWeights(trainer, untouched);
    train(trainer, 1);
    EXPECT_NE(losses(trainer).size(), std::size_t{3});
    const auto moved = trainer.snapshot(), still = untouched.snapshot();
    EXPECT_FALSE(dynamic_cast<const WeightsSnapshot&>(*moved).weights().front().second.equal(
        dynamic_cast<const WeightsSnapshot&>(*still).weights().front().second));
}

TEST(GradientAccumulation, ResumesBitForBitWithinAnUpdate)
{
    const Recipe recipe = batchedBy(2, 4);
    Trainer whole(recipe, tinyDatasetFor(recipe));
    train(whole, 10);
    for (const int stopAt : {2, 4, 7}) {
        const TemporaryFolder folder;
        Trainer first(recipe, tinyDatasetFor(recipe));
        train(first, stopAt);
        first.save(folder.path().string());
        const auto second = Trainer::resume(folder.path().string(), tinyDatasetFor(recipe));
        train(*second, 10 - stopAt);
        EXPECT_EQ(losses(*second), losses(whole)) << stopAt;
        expectSameWeights(*second, whole);
    }
}

} // namespace
